using BtcEvents.Forecasting;

namespace BtcEvents.Reporting;

/// <summary>Everything the page of one cycle shows. Figures only: the page computes its sentences from them.</summary>
public sealed record CycleReport
{
    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>First day of the forecast month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Last day whose data were used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>
    /// True where the market figures were made by a generator; the page then says so beside every figure.
    /// </summary>
    public required bool Simulated { get; init; }

    /// <summary>The forecast.</summary>
    public required ForecastFigures Forecast { get; init; }

    /// <summary>Why a person should look before it is used, one sentence each; none for most.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Algorithm of the model that forecasts.</summary>
    public required string Champion { get; init; }

    /// <summary>Whether that model took over in this cycle.</summary>
    public required bool Promoted { get; init; }

    /// <summary>Why, or why not; one sentence.</summary>
    public required string PromotionReason { get; init; }

    /// <summary>Where it all comes from.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>The drift check.</summary>
    public required DriftRecord Drift { get; init; }

    /// <summary>The stages in the order in which they ran.</summary>
    public IReadOnlyList<StageLine> Stages { get; init; } = [];

    /// <summary>Candidates and baselines, in any order.</summary>
    public IReadOnlyList<LeaderboardRow> Leaderboard { get; init; } = [];

    /// <summary>The champion's out-of-sample months, in any order.</summary>
    public IReadOnlyList<ForecastPoint> History { get; init; } = [];

    /// <summary>Every feature that selection considered.</summary>
    public IReadOnlyList<FeatureVerdict> Features { get; init; } = [];

    /// <summary>The champion's importances.</summary>
    public IReadOnlyList<FeatureWeight> Importances { get; init; } = [];

    /// <summary>The series behind it.</summary>
    public IReadOnlyList<SeriesCoverage> Series { get; init; } = [];

    /// <summary>What the data checks found.</summary>
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];

    /// <summary>Daily closes of the last 15 months or so.</summary>
    public IReadOnlyList<DailyClose> Prices { get; init; } = [];
}
