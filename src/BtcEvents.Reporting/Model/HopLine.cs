namespace BtcEvents.Reporting;

/// <summary>One hop of a cycle: a message on its way, waiting for its turn, worked on, and the fact it led to. Times
/// are seconds since the first message of the cycle was sent, in order; null where they are not known.</summary>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Ended">When the fact happened.</param>
public sealed record HopLine(string Fact, double Ended)
{
    /// <summary>Whose work it was; null where that is not known.</summary>
    public string? Consumer { get; init; }

    /// <summary>When the message was sent.</summary>
    public double? Sent { get; init; }

    /// <summary>When the consumer's process had it.</summary>
    public double? Received { get; init; }

    /// <summary>When the work began.</summary>
    public double? Started { get; init; }

    /// <summary>How often it was tried.</summary>
    public int? Tries { get; init; }

    /// <summary>How many of the tries failed.</summary>
    public int? FailedTries { get; init; }

    /// <summary>Whether the fact is that something failed.</summary>
    public bool Failed { get; init; }

    /// <summary>From sent to started.</summary>
    public double? Wait => Started - Sent;

    /// <summary>From started to the fact.</summary>
    public double? Work => Ended - Started;

    /// <summary>All of it.</summary>
    public double? Whole => Ended - Sent;
}
