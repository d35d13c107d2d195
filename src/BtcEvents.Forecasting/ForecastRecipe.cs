using BtcEvents.Features;
using BtcEvents.Learning.Trees;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>Options of every stage of a cycle, in one place: the cycle and the backtest run the same.</summary>
public sealed record ForecastRecipe
{
    /// <summary>Feature preparation.</summary>
    public FeatureOptions Features { get; init; } = new();

    /// <summary>Selection.</summary>
    public SelectionOptions Selection { get; init; } = new();

    /// <summary>Training.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Forecast.</summary>
    public ForecastOptions Forecast { get; init; } = new();

    /// <summary>Grows the trees of some candidates; null where none of them competes.</summary>
    public required ITreeLibrary? Trees { get; init; }

    /// <summary>
    /// Runs every stage on <paramref name="data"/>, as a first cycle with no champion and no feature set would.
    /// </summary>
    public (MonthForecast Forecast, TrainingRecord Record, FeatureSet Set) Run(
        MarketData data,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var table = MonthlyFeatures.Build(data, Features);
        var set = new FeatureSelector(Selection).Select(table);
        var outcome = new CandidateContest(Training, Trees).Run(table, set, new() { Seed = seed }, cancellationToken);
        return (new MonthForecaster(Forecast).Forecast(table, outcome.Model, outcome.Record), outcome.Record, set);
    }
}
