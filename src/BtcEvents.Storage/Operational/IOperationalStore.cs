using BtcEvents.Failures;

namespace BtcEvents.Storage.Operational;

/// <summary>The operational store of a process.</summary>
public interface IOperationalStore : IAsyncDisposable
{
    /// <summary>Rung after every commit that left something to send.</summary>
    OutboxSignal Signal { get; }

    /// <summary>The clock of every time that the store writes.</summary>
    TimeProvider Clock { get; }

    /// <summary>
    /// Checks the store and, where this process may, brings it up to date; once, later calls do nothing.
    /// </summary>
    /// <exception cref="BtcEvents.Failures.BadInputException">What is there is damaged, foreign, or of another version
    /// of this program.</exception>
    /// <exception cref="ServerException">The server is away or refuses the user.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}
