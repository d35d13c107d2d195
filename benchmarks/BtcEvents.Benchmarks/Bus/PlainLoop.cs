using System.Text.Json;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// What a program does without a bus: the same facts as JSON over one quorum queue, persistent, confirmed, each
/// acknowledged.
/// </summary>
internal sealed class PlainLoop : IAsyncDisposable
{
    private const string Queue = "plain";
    private static readonly BasicProperties Persistent = new() { Persistent = true, ContentType = "application/json" };

    private readonly Countdown _consumed = new();
    private readonly IConnection _connection;
    private readonly IChannel _sending;

    private PlainLoop(IConnection connection, IChannel sending) => (_connection, _sending) = (connection, sending);

    public static async Task<PlainLoop> StartAsync(BenchBroker broker)
    {
        var connection = await broker.ConnectAsync();
        var sending = await ConfirmedChannel.OpenAsync(connection);
        await sending.QuorumQueueAsync(Queue);
        var loop = new PlainLoop(connection, sending);
        await loop.ConsumeAsync(await connection.CreateChannelAsync());
        return loop;
    }

    /// <summary>Publishes and consumes; returns when the last fact has been consumed.</summary>
    public async Task RunAsync(FeaturesPrepared[] facts)
    {
        _consumed.Expect(facts.Length);
        await Window.SendAsync(
            facts.Length,
            number =>
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(facts[number], JsonSerializerOptions.Web);
                return _sending.BasicPublishAsync("", Queue, mandatory: false, Persistent, body).AsTask();
            }
        );
        await _consumed.DoneAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task ConsumeAsync(IChannel channel)
    {
        await channel.BasicQosAsync(0, Window.Size, global: false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivered) =>
        {
            var fact = JsonSerializer.Deserialize<FeaturesPrepared>(delivered.Body.Span, JsonSerializerOptions.Web);
            await channel.BasicAckAsync(delivered.DeliveryTag, multiple: false);
            _consumed.Count();
            GC.KeepAlive(fact);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
    }
}
