using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BtcEvents.BusTests.Messaging;

public sealed class OptionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, Action<IServiceCollection>> Wrong() =>
        new()
        {
            { "Outbox", services => services.Configure<OutboxOptions>(o => o.PollInterval = TimeSpan.Zero) },
            { "Outbox", services => services.Configure<OutboxOptions>(o => o.BatchSize = 0) },
            { "Outbox", services => services.Configure<OutboxOptions>(o => o.InboxRetention = -TimeSpan.FromDays(1)) },
            { "ConsumerRetry", services => services.Configure<ConsumerRetryOptions>(o => o.Limit = -1) },
            {
                "ConsumerRetry",
                services => services.Configure<ConsumerRetryOptions>(o => o.MaxInterval = TimeSpan.Zero)
            },
            { "Cycle", services => services.Configure<CycleOptions>(o => o.Tries = 0) },
            { "Cycle", services => services.Configure<CycleOptions>(o => o.ConcurrencyLimit = 0) },
            { "Cycle", services => services.Configure<CycleOptions>(o => o.StageDeadline = TimeSpan.Zero) },
            {
                "Cycle",
                services => services.Configure<CycleOptions>(o => o.StageDeadlines[Stage.Data] = TimeSpan.FromDays(8))
            },
            { "Cycle", services => services.Configure<CycleOptions>(o => o.RetryPause = -TimeSpan.FromSeconds(1)) },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public async Task A_host_with_options_that_make_no_sense_does_not_start_and_says_which(
        string name,
        Action<IServiceCollection> wrong
    )
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            BusHost.StartAsync(_folder.Store, bus => bus.AddOrchestrator(), wrong)
        );

        Assert.StartsWith(name, refused.Message, StringComparison.Ordinal);
    }
}
