using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>What becomes of a command for a month whose cycle was interrupted: it goes on as it began.</summary>
public static class InterruptedCycle
{
    /// <summary>The sentence that says so, and what is not done again.</summary>
    /// <param name="open">The cycle that was interrupted.</param>
    /// <param name="asked">The plan that was asked for now.</param>
    /// <exception cref="BadInputException">The plan is another than the cycle's: nothing given is ignored.</exception>
    public static string GoesOn(CycleView open, CyclePlan asked)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(asked);
        var name = $"{CycleName.Of(open.Cycle)} was interrupted at {open.Stage}";
        string[] differences = [.. Differences(open.Cycle.Plan, asked)];
        if (differences.Length > 0)
        {
            throw new BadInputException(
                $"{name} and goes on as it began, with {string.Join(" and ", differences)}: run it to its end so, then "
                    + "ask again"
            );
        }

        return $"{name} and goes on from there"
            + (HasData(open) ? "; its data were read already, so that the market folder is not read again" : "");
    }

    /// <summary>
    /// The sentence that says that a cycle of another month goes on beside the one that was asked for, as every
    /// interrupted cycle of a home does.
    /// </summary>
    /// <param name="other">A cycle that was interrupted.</param>
    /// <param name="option">What an advised command needs to mean the same stores.</param>
    /// <exception cref="BadInputException">Its data were not read yet: it would read those of this command.</exception>
    public static string GoesOnBeside(CycleView other, string option = "")
    {
        ArgumentNullException.ThrowIfNull(other);
        var name = $"{CycleName.Of(other.Cycle)} was interrupted at {other.Stage}";
        return HasData(other)
            ? $"{name} and goes on beside this one"
            : throw new BadInputException(
                $"{name}, before its figures were read, and would go on with the market folder of this command: run it "
                    + $"first (btc cycle --symbol {other.Cycle.Symbol} --month {other.Cycle.Month}{option}, with its "
                    + "own --market)"
            );
    }

    private static bool HasData(CycleView cycle) =>
        cycle.Cycle.Plan.From > Stage.Data || cycle.Stages.Any(s => s is { Stage: Stage.Data, FinishedAt: not null });

    private static IEnumerable<string> Differences(CyclePlan own, CyclePlan asked)
    {
        if (own.Seed != asked.Seed)
        {
            yield return FormattableString.Invariant($"--seed {own.Seed} and not {asked.Seed}");
        }

        if (own.From != asked.From)
        {
            yield return $"--from {own.From} and not {asked.From}";
        }

        if (own.Through != asked.Through)
        {
            yield return $"--through {own.Through} and not {asked.Through}";
        }

        if (own.ForceSelection != asked.ForceSelection)
        {
            yield return $"{(own.ForceSelection ? "" : "no ")}--force-selection";
        }
    }
}
