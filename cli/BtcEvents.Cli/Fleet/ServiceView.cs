using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>How a process looks now.</summary>
/// <param name="Record">The process.</param>
/// <param name="State"><c>ready</c>, <c>waiting</c>, <c>stopped</c> or <c>not answering</c>.</param>
/// <param name="Sentence">What is in its way; empty where nothing is.</param>
internal sealed record ServiceView(ServiceRecord Record, string State, string Sentence)
{
    /// <summary>The servers as it sees them; none where it does not answer.</summary>
    public IReadOnlyList<ServerState> Servers { get; init; } = [];

    public const string Ready = "ready";
    public const string Waiting = "waiting";
    public const string Stopped = "stopped";
    public const string Silent = "not answering";

    /// <summary>Of a service that ought to run here, and was never started or was ended.</summary>
    public const string Absent = "absent";
}
