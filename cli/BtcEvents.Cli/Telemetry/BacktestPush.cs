using BtcEvents.Cycles;
using BtcEvents.Forecasting;

namespace BtcEvents.Cli.Telemetry;

/// <summary>What a backtest found, for a Pushgateway.</summary>
internal static class BacktestPush
{
    private const string Job = "btc-backtest";

    /// <summary>Pushes the scores of a backtest that has just ended; nothing where no gateway is named.</summary>
    public static async Task SendAsync(Uri? gateway, BacktestResult result, CancellationToken cancellationToken)
    {
        using var run = RunMetrics.For(gateway, Job, result.Symbol);
        if (run is not null)
        {
            using var metrics = new BacktestMetrics();
            metrics.Record(result, TimeProvider.System.GetUtcNow());
            await run.PushAsync(good: true, cancellationToken);
        }
    }
}
