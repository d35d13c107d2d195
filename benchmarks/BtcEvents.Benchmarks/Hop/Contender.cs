using BtcEvents.Benchmarks.Bus;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using RabbitMQ.Client;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>
/// One who hops, as a process of its own on a virtual host of its own. All get the same facts from the same confirmed
/// publisher, in a quorum queue, and all are counted on the same plain sink.
/// </summary>
internal sealed class Contender : IAsyncDisposable
{
    /// <summary>The queue that every contender reads; ours are named after the consumer.</summary>
    internal const string Queue = "selection";

    private readonly Arrivals _arrivals;
    private readonly Func<FeaturesPrepared, HopMessage> _format;
    private readonly ServiceProcess _process;
    private readonly IConnection _connection;
    private readonly IChannel _sending;
    private readonly Sink _sink;

    private Contender(
        Func<FeaturesPrepared, HopMessage> format,
        Arrivals arrivals,
        Sink sink,
        ServiceProcess process,
        IConnection connection,
        IChannel sending
    ) =>
        (_format, _arrivals, _sink, _process, _connection, _sending) = (
            format,
            arrivals,
            sink,
            process,
            connection,
            sending
        );

    public static async Task<Contender> StartAsync(
        BenchBroker broker,
        Func<FeaturesPrepared, HopMessage> format,
        Func<Task<ServiceProcess>> start
    )
    {
        var arrivals = new Arrivals();
        // First, so that nothing leaves for nowhere.
        var sink = await Sink.OpenAsync<FeaturesSelected>(broker, arrivals.See);
        var process = await start();
        var connection = await broker.ConnectAsync();
        return new(format, arrivals, sink, process, connection, await ConfirmedChannel.OpenAsync(connection));
    }

    /// <summary>
    /// As fast as it can; seconds until the last one has arrived, and processor seconds that the contender took.
    /// </summary>
    public async Task<(double Seconds, double Processor)> RunAsync(FeaturesPrepared[] facts)
    {
        var messages = facts.Select(_format).ToArray();
        _arrivals.Expect(facts);
        var processor = _process.ProcessorSeconds;
        var seconds = await Rounds.SecondsAsync(async () =>
        {
            await Window.SendAsync(messages.Length, number => SendAsync(messages[number]));
            await _arrivals.AllAsync();
        });
        return (seconds, _process.ProcessorSeconds - processor);
    }

    /// <summary>At a steady pace; milliseconds from each publish to the arrival.</summary>
    public async Task<IReadOnlyList<double>> PaceAsync(FeaturesPrepared[] facts, double perSecond)
    {
        _arrivals.Expect(facts);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        var sends = new List<Task>();
        foreach (var message in facts.Select(_format))
        {
            await pace.WaitForNextTickAsync();
            _arrivals.Begin(message.Cycle);
            sends.Add(SendAsync(message));
        }

        await Task.WhenAll(sends);
        return await _arrivals.AllAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await _connection.DisposeAsync();
        await _sink.DisposeAsync();
    }

    private Task SendAsync(HopMessage message) =>
        _sending.BasicPublishAsync("", Queue, mandatory: true, message.Properties, message.Body).AsTask();
}
