using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>A cycle for scripts.</summary>
public static class CycleJson
{
    public static string Write(CycleOutcome outcome, string? report) => ScriptJson.Write(Document(outcome, report));

    public static string WriteList(IEnumerable<CycleOutcome> outcomes) =>
        ScriptJson.Write(outcomes.Select(o => Document(o, null)));

    private static object Document(CycleOutcome outcome, string? report)
    {
        var (cycle, data, trained, forecast) = (
            outcome.Cycle,
            outcome.Find<DataUpdated>(),
            outcome.Find<ModelTrained>(),
            outcome.Find<ForecastMade>()
        );
        return new
        {
            cycle.CycleId,
            cycle.Symbol,
            cycle.Month,
            cycle.Attempt,
            cycle.AsOf,
            outcome.Status.State,
            outcome.Status.Reason,
            outcome.Status.StartedAt,
            outcome.Status.FinishedAt,
            Simulated = forecast?.Simulated ?? data?.Simulated,
            Stages = StageSummary
                .Of(outcome, TimeProvider.System.GetUtcNow())
                .Select(s => new
                {
                    s.Stage,
                    s.State,
                    s.Done,
                    s.Seconds,
                }),
            Forecast = forecast is null
                ? null
                : new
                {
                    Id = forecast.ForecastId,
                    forecast.ChangePercent,
                    forecast.Lower,
                    forecast.Upper,
                    forecast.Coverage,
                    forecast.BaseMeanClose,
                    TradingPair.Parse(forecast.Cycle.Symbol).Currency,
                    Model = forecast.Algorithm,
                },
            trained?.Promoted,
            trained?.PromotionReason,
            trained?.Drift,
            trained?.Leaderboard,
            outcome.Find<FeaturesSelected>()?.Features,
            data?.Findings,
            Digests = Digests(outcome),
            Report = report ?? outcome.Find<ReportWritten>()?.Report,
        };
    }

    private static object Digests(CycleOutcome outcome)
    {
        var forecast = outcome.Find<ForecastMade>();
        return new
        {
            Dataset = outcome.Find<DataUpdated>()?.DatasetDigest
                ?? outcome.Find<FeaturesPrepared>()?.DatasetDigest
                ?? forecast?.DatasetDigest,
            Features = DigestOf(outcome.Find<FeaturesPrepared>()?.Table ?? forecast?.Table),
            FeatureSet = DigestOf(outcome.Find<FeaturesSelected>()?.FeatureSet ?? forecast?.FeatureSet),
            Model = DigestOf(outcome.Find<ModelTrained>()?.Model ?? forecast?.Model),
            Forecast = forecast is null ? null : DigestOf(forecast),
        };
    }

    private static string? DigestOf(string? reference) =>
        reference is null ? null : ArtefactReference.Parse(reference).Digest;

    /// <summary>SHA-256 over the figures of a forecast, to the bit.</summary>
    private static string DigestOf(ForecastMade forecast) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{forecast.Cycle.Symbol} {forecast.Cycle.Month} {forecast.ChangePercent:R} "
                            + $"{forecast.Lower:R} {forecast.Upper:R} {forecast.BaseMeanClose:R}"
                    )
                )
            )
        );
}
