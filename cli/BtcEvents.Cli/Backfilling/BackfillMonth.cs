using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cli.Backfilling;

/// <summary>A month of a backfill and the latest attempt at it, if there was any.</summary>
/// <param name="Month">Forecast month.</param>
/// <param name="Latest">The latest attempt as the store knows it.</param>
internal sealed record BackfillMonth(Month Month, CycleView? Latest)
{
    /// <summary>Whether it has its forecast; a cycle that was asked to end before is not enough.</summary>
    public bool IsDone => Latest is { State: CycleStates.Completed, Cycle.Plan.Through: Stage.Forecast };

    public bool IsRunning => Latest?.State == CycleStates.Running;

    /// <summary>Whether it ended without a forecast: failed, or cancelled by a person.</summary>
    public bool HasFailed => Latest is { State: CycleStates.Failed or CycleStates.Cancelled };

    /// <summary>Whether nobody has tried to forecast it yet.</summary>
    public bool IsNew => Latest is null or { State: CycleStates.Completed, Cycle.Plan.Through: not Stage.Forecast };

    /// <summary>Every month of a range with its latest attempt, oldest first.</summary>
    public static IReadOnlyList<BackfillMonth> Range(string symbol, Month from, Month to, IEnumerable<CycleView> cycles)
    {
        var latest = cycles
            .Where(c => c.Cycle.Symbol == symbol)
            .GroupBy(c => c.Cycle.Month, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.FirstOrDefault(c => c.State == CycleStates.Running) ?? g.MaxBy(c => c.Cycle.Attempt),
                StringComparer.Ordinal
            );
        return
        [
            .. Enumerable
                .Range(0, to.Since(from) + 1)
                .Select(from.AddMonths)
                .Select(month => new BackfillMonth(month, latest.GetValueOrDefault(month.ToString()))),
        ];
    }
}
