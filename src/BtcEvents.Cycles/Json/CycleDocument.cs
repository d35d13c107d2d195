using BtcEvents.Contracts;
using BtcEvents.Market;

namespace BtcEvents.Cycles;

/// <summary>A cycle, for scripts.</summary>
public sealed record CycleDocument
{
    /// <summary>Id of the cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Number of the run of the month, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Last day whose data it may use.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What it takes over from earlier cycles, fixed when it started; null in a cycle of before that was
    /// kept.</summary>
    public required CycleInputs? Inputs { get; init; }

    /// <summary><c>running</c>, <c>completed</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it failed or was cancelled, one sentence.</summary>
    public required string? Reason { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True where the figures were simulated; null where it did not come to data.</summary>
    public required bool? Simulated { get; init; }

    /// <summary>Every stage, in order.</summary>
    public required IReadOnlyList<StageSummary> Stages { get; init; }

    /// <summary>Its forecast; null where it made none.</summary>
    public required CycleForecastDocument? Forecast { get; init; }

    /// <summary>Whether a new champion took over; null where nothing was trained.</summary>
    public required bool? Promoted { get; init; }

    /// <summary>Why a new champion took over, or did not; one sentence.</summary>
    public required string? PromotionReason { get; init; }

    /// <summary><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>; null where nothing was
    /// trained.</summary>
    public required string? Drift { get; init; }

    /// <summary>Candidates and baselines, best first; null where nothing was trained.</summary>
    public required IReadOnlyList<ScoreDocument>? Leaderboard { get; init; }

    /// <summary>Names of the features in use; null where it did not come to a selection.</summary>
    public required IReadOnlyList<string>? Features { get; init; }

    /// <summary>What the data checks found; null where it did not come to data.</summary>
    public required IReadOnlyList<DataFinding>? Findings { get; init; }

    /// <summary>SHA-256 of what it worked on and made.</summary>
    public required CycleDigests Digests { get; init; }

    /// <summary>Its HTML report: a file, or an artefact reference; null where there is none yet.</summary>
    public required string? Report { get; init; }

    /// <summary>A cycle with its facts.</summary>
    /// <param name="outcome">The cycle.</param>
    /// <param name="report">Where its report was written; null for what the facts say.</param>
    public static CycleDocument Of(CycleOutcome outcome, string? report = null)
    {
        var (cycle, status) = (outcome.Cycle, outcome.Status);
        var (data, trained) = (outcome.Find<DataUpdated>(), outcome.Find<ModelTrained>());
        var forecast = outcome.Find<ForecastMade>();
        return new()
        {
            CycleId = cycle.CycleId,
            Symbol = cycle.Symbol,
            Month = cycle.Month,
            Attempt = cycle.Attempt,
            AsOf = cycle.AsOf,
            Inputs = cycle.Inputs,
            State = ScriptJson.StateOf(status.State),
            Reason = status.Reason,
            StartedAt = status.StartedAt,
            FinishedAt = status.FinishedAt,
            Simulated = forecast?.Simulated ?? data?.Simulated,
            Stages = StageSummary.Of(outcome, TimeProvider.System.GetUtcNow()),
            Forecast = forecast is null ? null : CycleForecastDocument.Of(forecast),
            Promoted = trained?.Promoted,
            PromotionReason = trained?.PromotionReason,
            Drift = trained?.Drift,
            Leaderboard = trained is null ? null : [.. trained.Leaderboard.Select(ScoreDocument.Of)],
            Features = outcome.Find<FeaturesSelected>()?.Features,
            Findings = data?.Findings,
            Digests = CycleDigests.Of(outcome),
            Report = report ?? outcome.Find<ReportWritten>()?.Report,
        };
    }
}

/// <summary>The forecast of a cycle, for scripts.</summary>
public sealed record CycleForecastDocument
{
    /// <summary>Identity: what <c>btc explain</c> takes.</summary>
    public required string ForecastId { get; init; }

    /// <summary>Change of the monthly mean close against the month before, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>
    /// What of the change had happened when the month began, percent: the last close before it against the mean of the
    /// month before; null where it was not noted.
    /// </summary>
    public required double? AlreadyHappenedPercent { get; init; }

    /// <summary>What the model expects beside that, percentage points; null where that was not noted.</summary>
    public required double? StillExpectedPercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Nominal coverage of the interval, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>How likely other changes are; null where that was not noted.</summary>
    public required ForecastDistribution? Distribution { get; init; }

    /// <summary>Mean close of the month before, in <c>currency</c>.</summary>
    public required double BaseMeanClose { get; init; }

    /// <summary>Currency of the mean close.</summary>
    public required string Currency { get; init; }

    /// <summary>Algorithm of the model, for example <c>ridge</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The forecast as its fact tells it.</summary>
    public static CycleForecastDocument Of(ForecastMade fact) =>
        new()
        {
            ForecastId = fact.ForecastId,
            ChangePercent = fact.ChangePercent,
            AlreadyHappenedPercent = fact.AlreadyHappenedPercent,
            StillExpectedPercent = fact.ChangePercent - fact.AlreadyHappenedPercent,
            Lower = fact.Lower,
            Upper = fact.Upper,
            Coverage = fact.Coverage,
            Distribution = fact.Distribution,
            BaseMeanClose = fact.BaseMeanClose,
            Currency = TradingPair.Parse(fact.Cycle.Symbol).Currency,
            Algorithm = fact.Algorithm,
            Model = fact.Model,
        };
}
