using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>The lineage of a forecast, for scripts.</summary>
public sealed record LineageDocument
{
    /// <summary>The forecast.</summary>
    public required StoredForecast Forecast { get; init; }

    /// <summary>The interval that was asked for; null where none was.</summary>
    public required IntervalDocument? Interval { get; init; }

    /// <summary>What its cycle took over from earlier ones, fixed when it started; null in a cycle of before that was
    /// kept.</summary>
    public required CycleInputs? Inputs { get; init; }

    /// <summary>Settings of the model as text; null where a baseline forecasts.</summary>
    public required string? Recipe { get; init; }

    /// <summary>Why a new champion took over, or did not; one sentence.</summary>
    public required string PromotionReason { get; init; }

    /// <summary>Names of the features of the model.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>How the features were selected.</summary>
    public required SelectionDocument Selection { get; init; }

    /// <summary>Weights of the features, the heaviest first.</summary>
    public required IReadOnlyList<FeatureWeight> Importances { get; init; }

    /// <summary>Candidates and baselines, best first.</summary>
    public required IReadOnlyList<TrialDocument> Leaderboard { get; init; }

    /// <summary>How far recent months differ from those it was trained on.</summary>
    public required DriftRecord Drift { get; init; }

    /// <summary>Where the data came from; null where the journal does not say.</summary>
    public required IReadOnlyList<SeriesUpdate>? Payloads { get; init; }

    /// <summary>The facts of its cycle, oldest first.</summary>
    public required IReadOnlyList<FactDocument> Facts { get; init; }

    /// <summary>A lineage.</summary>
    /// <param name="lineage">Everything behind the forecast.</param>
    /// <param name="interval">The interval that was asked for, or null.</param>
    public static LineageDocument Of(ForecastLineage lineage, IntervalDocument? interval = null) =>
        new()
        {
            Forecast = lineage.Forecast,
            Interval = interval,
            Inputs = lineage.Inputs,
            Recipe = lineage.Training.Recipe?.ToString(),
            PromotionReason = lineage.Training.PromotionReason,
            Features = lineage.Training.Features,
            Selection = new()
            {
                AsOf = lineage.Set.AsOf,
                Features = lineage.Set.Features,
                Verdicts = lineage.Set.Verdicts,
            },
            Importances = lineage.Training.Importances,
            Leaderboard = [.. lineage.Training.Leaderboard.Select(TrialDocument.Of)],
            Drift = lineage.Training.Drift,
            Payloads = lineage.Data?.Series,
            Facts =
            [
                .. lineage.Facts.Select(fact => new FactDocument
                {
                    Seq = fact.Seq,
                    Fact = fact.Fact,
                    OccurredAt = fact.Body.OccurredAt,
                    RecordedAt = fact.RecordedAt,
                    MessageId = fact.MessageId,
                    Causation = fact.Causation,
                }),
            ],
        };
}

/// <summary>A feature set, for scripts.</summary>
public sealed record SelectionDocument
{
    /// <summary>Last day whose data it was selected on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Names of the features that were kept.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Every feature that was judged.</summary>
    public required IReadOnlyList<FeatureVerdict> Verdicts { get; init; }
}

/// <summary>One line of the leaderboard with how it was searched, for scripts.</summary>
public sealed record TrialDocument
{
    /// <summary>Candidate or baseline.</summary>
    public required string Algorithm { get; init; }

    /// <summary>True for zero, mean, carry, end-of-month and end-of-month-drift.</summary>
    public required bool Baseline { get; init; }

    /// <summary>Settings that were found best, as text.</summary>
    public required string Recipe { get; init; }

    /// <summary>Errors out of sample.</summary>
    public required ForecastScores Test { get; init; }

    /// <summary>Errors on the training rows of the last fit.</summary>
    public required ForecastScores Train { get; init; }

    /// <summary>Points tried in the search.</summary>
    public required int Trials { get; init; }

    /// <summary>Of those, given up early.</summary>
    public required int Pruned { get; init; }

    /// <summary>A line as its training record has it.</summary>
    public static TrialDocument Of(LeaderboardEntry entry) =>
        new()
        {
            Algorithm = entry.Name,
            Baseline = entry.Baseline,
            Recipe = entry.Settings,
            Test = entry.Test,
            Train = entry.Train,
            Trials = entry.Trials,
            Pruned = entry.Pruned,
        };
}

/// <summary>A fact of the journal, for scripts.</summary>
public sealed record FactDocument
{
    /// <summary>Place in the journal.</summary>
    public required long Seq { get; init; }

    /// <summary>Name of the contract, for example <c>DataUpdated</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was written down (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Id of its message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Id of the message that caused it; null where nothing did.</summary>
    public required Guid? Causation { get; init; }
}
