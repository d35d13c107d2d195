using BtcEvents.Cli.Fleet;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Doctor;

/// <summary>What was seen of the services and servers, without any judgement.</summary>
internal sealed record Observations
{
    /// <summary>Where, for people.</summary>
    public required string Place { get; init; }

    /// <summary>What a command needs to mean the same place: empty, or <c> --servers FILE</c>.</summary>
    public required string Option { get; init; }

    /// <summary>The services that ought to run, and those that do besides.</summary>
    public required IReadOnlyList<SeenService> Services { get; init; }

    /// <summary>The servers.</summary>
    public required IReadOnlyList<ServerState> Servers { get; init; }

    /// <summary>The queues without those of dead letters; null where the broker does not say.</summary>
    public required IReadOnlyList<QueueState>? Queues { get; init; }

    /// <summary>The dead letters by cause; null where the broker does not say.</summary>
    public required IReadOnlyList<DeadLetterCause>? DeadLetters { get; init; }

    /// <summary>The stored series of one symbol; null where the store does not say.</summary>
    public required IReadOnlyList<SeriesAge>? Series { get; init; }
}

/// <summary>How old a series is.</summary>
/// <param name="Series">The series.</param>
/// <param name="Last">Its last row (UTC).</param>
/// <param name="Days">Days since then.</param>
internal sealed record SeriesAge(string Series, DateTime Last, double Days);
