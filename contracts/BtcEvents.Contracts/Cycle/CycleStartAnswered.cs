namespace BtcEvents.Contracts;

/// <summary>
/// The saga's answer to <see cref="StartMonthlyCycle"/>, to the sender when it asked for one. <c>Accepted</c> is false
/// where the cycle already exists or another one of the same symbol and month is open.
/// </summary>
public sealed record CycleStartAnswered : ICycleMessage
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <summary>Whether this command opened the cycle.</summary>
    public required bool Accepted { get; init; }

    /// <summary>State of the cycle that answers.</summary>
    public required string State { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }
}
