using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>
/// Counts the messages of one type that leave for anybody, with a plain consumer on a queue of its own.
/// </summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly IConnection _connection;

    private Sink(IConnection connection) => _connection = connection;

    public Countdown Messages { get; } = new();

    /// <summary>Where messages of a type leave for anybody.</summary>
    public static string ExchangeOf<TMessage>() => $"{typeof(TMessage).Namespace}:{typeof(TMessage).Name}";

    /// <summary>Opens it; <paramref name="see"/> gets each body, which is gone when it returns.</summary>
    public static async Task<Sink> OpenAsync<TMessage>(BenchBroker broker, Action<ReadOnlyMemory<byte>>? see = null)
    {
        var exchange = ExchangeOf<TMessage>();
        var sink = new Sink(await broker.ConnectAsync());
        var channel = await sink._connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivered) =>
        {
            see?.Invoke(delivered.Body);
            sink.Messages.Count();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return sink;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
