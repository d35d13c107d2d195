using BtcEvents.Contracts;
using BtcEvents.Market;

namespace BtcEvents.Cli.Backfilling;

/// <summary>
/// Decides what a backfill sends next. What is stored is the truth, so it can be broken off and run again; this
/// remembers only what was sent and is not to be seen in the store yet.
/// </summary>
internal sealed class BackfillPlan(BackfillOptions options)
{
    // A month, and the attempt whose state showed when its command was sent: until the store shows another, the command
    // is on its way.
    private readonly Dictionary<Month, string> _sent = [];

    /// <summary>
    /// The commands to send now: <see cref="StartMonthlyCycle"/> or <see cref="RetryCycle"/>, oldest month first.
    /// </summary>
    public IReadOnlyList<object> Next(IReadOnlyList<BackfillMonth> months)
    {
        var commands = new List<object>();
        var room = options.Parallel - months.Count(IsOpen);
        foreach (var month in months.Where(IsDue).Take(Math.Max(0, room)).ToList())
        {
            _sent[month.Month] = Look(month);
            commands.Add(CommandFor(month));
        }

        return commands;
    }

    /// <summary>Where the backfill stands, after <see cref="Next"/>.</summary>
    public BackfillProgress Progress(IReadOnlyList<BackfillMonth> months) =>
        new(
            months,
            months.Count(IsOpen),
            months.Count(IsDue),
            months.Count(month => !month.IsRunning && IsOnItsWay(month))
        );

    /// <summary>Whether nothing is left to send or to wait for.</summary>
    public bool IsOver(IReadOnlyList<BackfillMonth> months) => !months.Any(month => IsOpen(month) || IsDue(month));

    private bool IsOpen(BackfillMonth month) => month.IsRunning || IsOnItsWay(month);

    private bool IsOnItsWay(BackfillMonth month) =>
        _sent.TryGetValue(month.Month, out var before) && before == Look(month);

    // A month is tried at most once in a run: one that fails again is told at the end.
    private bool IsDue(BackfillMonth month) =>
        !_sent.ContainsKey(month.Month) && (month.IsNew || (month.HasFailed && options.RetryFailed));

    private object CommandFor(BackfillMonth month)
    {
        const string who = "btc backfill";
        // A cycle that somebody else started runs by its own plan, which may promote: then an attempt of ours takes its
        // place.
        if (month.Latest is { State: CycleStates.Failed, Cycle.Plan.MayPromote: false } failed)
        {
            return new RetryCycle { CycleId = failed.Cycle.CycleId, Reason = who };
        }

        return new StartMonthlyCycle
        {
            Symbol = options.Symbol,
            Month = month.Month.ToString(),
            Attempt = (month.Latest?.Cycle.Attempt ?? 0) + 1,
            Plan = new CyclePlan { Seed = options.Seed, MayPromote = false },
            RequestedBy = who,
        };
    }

    // Changes with everything that the saga does to the month: another attempt, another state, another end.
    private static string Look(BackfillMonth month) =>
        month.Latest is { } latest
            ? FormattableString.Invariant($"{latest.Cycle.Attempt} {latest.State} {latest.FinishedAt:O}")
            : "";
}
