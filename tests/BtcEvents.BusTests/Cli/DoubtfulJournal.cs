using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Reporter;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Cli;

/// <summary>The same facts, but for a forecast in doubt.</summary>
internal sealed class DoubtfulJournal(IFactJournal journal) : IFactJournal
{
    private const string Doubt = "the interval reaches -104.0 %";

    /// <summary>Whether the report of a cycle says it.</summary>
    public static async Task AssertIsShownAsync(IServiceProvider services, Guid cycleId)
    {
        var reporting = ActivatorUtilities.CreateInstance<CycleReporting>(
            services,
            new DoubtfulJournal(services.GetRequiredService<IFactJournal>())
        );
        var (_, reference) = (await reporting.WriteAsync(cycleId, TestContext.Current.CancellationToken))!.Value;
        var page = await services
            .GetRequiredService<IArtefactStore>()
            .GetAsync(reference, TestContext.Current.CancellationToken);
        Assert.Contains(Doubt, Encoding.UTF8.GetString(page), StringComparison.Ordinal);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RecordedFact>> OfCycleAsync(Guid cycleId, CancellationToken cancellationToken) =>
        [
            .. (await journal.OfCycleAsync(cycleId, cancellationToken)).Select(fact =>
                fact.Body is ForecastMade made ? fact with { Body = made with { Doubts = [Doubt] } } : fact
            ),
        ];

    /// <inheritdoc />
    public Task<RecordedFact?> LatestAsync(
        Type fact,
        string symbol,
        string month,
        CancellationToken cancellationToken
    ) => journal.LatestAsync(fact, symbol, month, cancellationToken);
}
