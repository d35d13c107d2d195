using System.Text.Json;
using BtcEvents.Benchmarks.Bus;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>
/// What a program does without bus and store, in a process of its own: takes a fact, sends the next one, confirmed,
/// acknowledges.
/// </summary>
internal static class PlainHop
{
    /// <summary>The argument that makes this program be it.</summary>
    internal const string Argument = "plain-hop";

    private const ushort AtOnce = 64;
    private static readonly BasicProperties Persistent = new() { Persistent = true, ContentType = "application/json" };

    /// <summary>Runs until it is killed.</summary>
    internal static async Task RunAsync()
    {
        var options = ServiceSettings.Read().Of<RabbitMqOptions>(RabbitMqOptions.Section);
        await using var connection = await BenchBroker.ConnectAsync(options, AtOnce);
        await using var channel = await connection.CreateChannelAsync();
        await using var sending = await ConfirmedChannel.OpenAsync(connection);
        await channel.QuorumQueueAsync(Contender.Queue);
        await channel.BasicQosAsync(0, Window.Size, global: false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivered) =>
        {
            var fact = JsonSerializer.Deserialize<FeaturesPrepared>(delivered.Body.Span, JsonSerializerOptions.Web)!;
            var body = JsonSerializer.SerializeToUtf8Bytes(SampleFact.Selected(fact), JsonSerializerOptions.Web);
            await sending.BasicPublishAsync(
                Sink.ExchangeOf<FeaturesSelected>(),
                "",
                mandatory: false,
                Persistent,
                body
            );
            await channel.BasicAckAsync(delivered.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Contender.Queue, autoAck: false, consumer);
        Console.WriteLine("the plain loop is running");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}
