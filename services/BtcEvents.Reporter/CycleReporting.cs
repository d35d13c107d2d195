using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Reporting;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Reporter;

/// <summary>Writes the HTML report of a cycle into the artefact store; the same cycle gives the same page.</summary>
public sealed class CycleReporting(
    ICycleReader cycles,
    IFactJournal journal,
    IMarketStore market,
    IArtefactStore artefacts
)
{
    /// <summary>Forecast and reference of the page; null for a cycle without a forecast.</summary>
    /// <exception cref="InvalidDataException">What the cycle announced is not in the stores.</exception>
    public async Task<(string ForecastId, string Report)?> WriteAsync(Guid cycleId, CancellationToken cancellationToken)
    {
        var outcome =
            await CycleOutcome.ReadAsync(cycles, journal, cycleId, cancellationToken)
            ?? throw new InvalidDataException($"cycle {cycleId} was announced but is not in the store");
        if (outcome.Find<ForecastMade>() is not { } forecast)
        {
            return null;
        }

        var lineage =
            await new LineageReader(market, artefacts, journal).ReadAsync(forecast.ForecastId, cancellationToken)
            ?? throw new InvalidDataException(
                $"forecast {forecast.ForecastId} was announced but is not in the market store"
            );
        var data = await market.ReadAsync(outcome.Cycle.Symbol, outcome.Cycle.AsOf, cancellationToken);
        var page = Encoding.UTF8.GetBytes(CycleReportPage.Render(CycleReportMapper.Map(outcome, lineage, data)));
        return (forecast.ForecastId, await artefacts.PutAsync("reports", "html", page, cancellationToken));
    }
}
