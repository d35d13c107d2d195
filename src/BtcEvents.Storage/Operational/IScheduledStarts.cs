using BtcEvents.Failures;

namespace BtcEvents.Storage.Operational;

/// <summary>Which months the schedule has started: one claim per symbol and month, for ever.</summary>
public interface IScheduledStarts
{
    /// <summary>
    /// Claims symbol and month with the commit; false where it was claimed before. Of two that claim at once one
    /// commits; the other gets false, or a <see cref="StoreConflictException"/> at its commit.
    /// </summary>
    /// <param name="symbol">For example <c>BTC-USD</c>.</param>
    /// <param name="month">Forecast month as <c>yyyy-MM</c>.</param>
    /// <param name="due">The fire time, kept for people who ask why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> ClaimAsync(string symbol, string month, DateTimeOffset due, CancellationToken cancellationToken);
}
