using BtcEvents.Learning.Intervals;

namespace BtcEvents.Forecasting;

/// <summary>
/// Months of backtests that are done, so that one that was interrupted goes on. Safe for several threads.
/// </summary>
public interface IBacktestMemory
{
    /// <summary>The month of a key, or null.</summary>
    KeptForecast? Find(string key);

    /// <summary>Keeps a month under its key.</summary>
    void Keep(string key, KeptForecast forecast);
}

/// <summary>What a month of a backtest forecast; its outcome is taken from the data each time.</summary>
/// <param name="Month">Forecast month, <c>yyyy-MM</c>.</param>
/// <param name="Distribution">Of the change of the mean close, percent.</param>
/// <param name="Model">Who forecast.</param>
public sealed record KeptForecast(string Month, PredictiveDistribution Distribution, string Model);
