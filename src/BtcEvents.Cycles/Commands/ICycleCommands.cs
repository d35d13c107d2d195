using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.Cycles;

/// <summary>
/// The one way to ask the saga for something. When a call returns, the command is kept where it cannot be lost; what
/// became of it the cycle's view says. The same command again is harmless.
/// </summary>
public interface ICycleCommands
{
    /// <summary>Asks for a cycle.</summary>
    /// <exception cref="BadInputException">Nobody takes commands, or this one makes no sense.</exception>
    /// <exception cref="ServerException">The broker or the store is away.</exception>
    Task StartAsync(StartMonthlyCycle command, CancellationToken cancellationToken);

    /// <summary>Asks a cycle to go on.</summary>
    /// <inheritdoc cref="StartAsync" path="/exception" />
    Task RetryAsync(RetryCycle command, CancellationToken cancellationToken);

    /// <summary>Ends a cycle.</summary>
    /// <inheritdoc cref="StartAsync" path="/exception" />
    Task CancelAsync(CancelCycle command, CancellationToken cancellationToken);
}
