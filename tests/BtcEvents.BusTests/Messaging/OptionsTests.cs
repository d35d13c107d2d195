using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using Microsoft.Extensions.Configuration;
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
            {
                "Outbox:BatchSize is 0: 1 to 10000 are allowed",
                services => services.Configure<OutboxOptions>(o => o.BatchSize = 0)
            },
            {
                "ConsumerRetry:Limit is -1: 0 to 100 are allowed; "
                    + "ConsumerRetry:AwayLimit is 1001: 0 to 1000 are allowed",
                services => services.Configure<ConsumerRetryOptions>(o => (o.Limit, o.AwayLimit) = (-1, 1001))
            },
            {
                "Cycle:Tries is 0: 1 to 100 are allowed",
                services => services.Configure<CycleOptions>(o => o.Tries = 0)
            },
            { "Cycle:Tries is 101: 1 to 100 are allowed", services => Set(services, "Cycle:Tries", "101") },
            {
                "Cycle:Trys is no setting: Cycle has ConcurrencyLimit, RetryPause, StageDeadline, "
                    + "StageDeadlines, Tries",
                services => Set(services, "Cycle:Trys", "3")
            },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public async Task A_host_with_options_that_make_no_sense_does_not_start_and_says_which(
        string sentence,
        Action<IServiceCollection> wrong
    )
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            BusHost.StartAsync(_folder.Store, bus => bus.AddOrchestrator(), wrong)
        );

        Assert.Equal(sentence, refused.Message);
    }

    [Fact]
    public async Task Options_come_from_their_section_and_code_has_the_last_word()
    {
        await using var host = await BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddOrchestrator(o => o.Tries = 5),
            services => Set(services, "Cycle:Tries", "4", "Cycle:StageDeadlines:Data", "01:00:00")
        );

        Assert.Equal(5, host.Service<CycleOptions>().Tries);
        Assert.Equal(TimeSpan.FromHours(1), host.Service<IOptions<CycleOptions>>().Value.DeadlineOf(Stage.Data));
    }

    private static void Set(IServiceCollection services, params string[] settings) =>
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Chunk(2).ToDictionary(pair => pair[0], pair => (string?)pair[1]))
                .Build()
        );
}
