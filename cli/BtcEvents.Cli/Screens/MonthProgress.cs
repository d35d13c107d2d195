using BtcEvents.Forecasting;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>A bar while months are forecast, with the time that is left.</summary>
internal static class MonthProgress
{
    /// <summary>Shows it while <paramref name="run"/> runs, which reports each forecast.</summary>
    public static T Run<T>(string what, int forecasts, Func<IProgress<BacktestRow>, T> run) =>
        ProgressBar.New().Start(context => run(new Counter(context.AddTask(what, maxValue: forecasts))));

    private sealed class Counter(ProgressTask task) : IProgress<BacktestRow>
    {
        public void Report(BacktestRow value) => task.Increment(1);
    }
}
