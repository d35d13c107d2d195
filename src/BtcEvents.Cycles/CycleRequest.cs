using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>Which cycle a start command on the command line means.</summary>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Running">Whether it runs already, so that nothing is to be sent.</param>
public sealed record CycleRequest(int Attempt, bool Running)
{
    /// <summary>Decides.</summary>
    /// <param name="attempts">The attempts of the month that the store knows.</param>
    /// <param name="asked">The attempt that was asked for; null for the one that runs, else the next.</param>
    /// <exception cref="BadInputException">The attempt that was asked for cannot begin.</exception>
    public static CycleRequest Of(IReadOnlyList<CycleView> attempts, int? asked)
    {
        var open = attempts.FirstOrDefault(a => a.State == CycleStates.Running)?.Cycle;
        var next = attempts.Select(a => a.Cycle.Attempt).DefaultIfEmpty().Max() + 1;
        if (asked is not { } wanted)
        {
            return open is null ? new(next, Running: false) : new(open.Attempt, Running: true);
        }

        if (attempts.FirstOrDefault(a => a.Cycle.Attempt == wanted) is { } known)
        {
            throw new BadInputException(
                $"{CycleName.Of(known.Cycle)} is {known.State.ToLowerInvariant()} already: leave --attempt away"
            );
        }

        return open is null
            ? new(wanted, Running: false)
            : throw new BadInputException(
                $"{CycleName.Of(open)} is running: it must end before another attempt begins"
            );
    }
}
