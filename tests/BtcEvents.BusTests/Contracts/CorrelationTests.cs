using BtcEvents.ArchitectureTests.Contracts;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.BusTests.Contracts;

public sealed class CorrelationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_message_carries_its_cycle_as_the_correlation_id()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, _ => { });
        var seen = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        using var observing = host.Service<IBus>().ConnectPublishObserver(new Observer(seen));

        var expected = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        foreach (var type in Sample.Messages)
        {
            var message = Sample.Of(type);
            expected[type.Name] = CycleOf(message);
            await host.Service<IBus>().Publish(message, type, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen);
    }

    // By the shape of the record, so that a new contract without a mapping is noticed.
    private static Guid? CycleOf(object message) =>
        message switch
        {
            StartMonthlyCycle start => CycleIdentity.Of(start.Symbol, start.Month, start.Attempt),
            AlertResolved or AlertsGrouped or AlertTold => null, // of alerts, which may be about no cycle
            _ => (message.GetType().GetProperty("Cycle")?.GetValue(message) as CycleContext)?.CycleId
                ?? (Guid)message.GetType().GetProperty("CycleId")!.GetValue(message)!,
        };

    private sealed class Observer(Dictionary<string, Guid?> seen) : IPublishObserver
    {
        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class
        {
            seen[typeof(T).Name] = context.CorrelationId;
            return Task.CompletedTask;
        }

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
