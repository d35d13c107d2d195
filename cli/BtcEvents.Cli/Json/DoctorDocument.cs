using BtcEvents.Cli.Doctor;
using BtcEvents.Cli.Fleet;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Json;

/// <summary>The state of everything, for scripts.</summary>
internal sealed record DoctorDocument
{
    /// <summary>Whether nothing is to be mended.</summary>
    public required bool Healthy { get; init; }

    /// <summary>Where it was looked, for people.</summary>
    public required string Place { get; init; }

    /// <summary>The servers.</summary>
    public required IReadOnlyList<ServerState> Servers { get; init; }

    /// <summary>The services that ought to run, and those that do besides.</summary>
    public required IReadOnlyList<SeenService> Services { get; init; }

    /// <summary>The queues without those of dead letters; null where the broker does not say.</summary>
    public required IReadOnlyList<QueueState>? Queues { get; init; }

    /// <summary>The dead letters by cause; null where the broker does not say.</summary>
    public required IReadOnlyList<DeadLetterCause>? DeadLetters { get; init; }

    /// <summary>The stored series of one symbol; null where the store does not say.</summary>
    public required IReadOnlyList<SeriesAge>? Series { get; init; }

    /// <summary>What is to be mended, in the order in which that is best done.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The commands that mend it, in order, each once.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    /// <summary>What was seen, with its problems.</summary>
    public static DoctorDocument Of(Observations seen, IReadOnlyList<Problem> problems) =>
        new()
        {
            Healthy = problems.Count == 0,
            Place = seen.Place,
            Servers = seen.Servers,
            Services = seen.Services,
            Queues = seen.Queues,
            DeadLetters = seen.DeadLetters,
            Series = seen.Series,
            Problems = problems,
            Next = Diagnosis.Next(problems, seen),
        };
}
