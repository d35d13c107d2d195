namespace BtcEvents.ServiceDefaults;

/// <summary>How a server looked at the last look.</summary>
/// <param name="Server">Name for people.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Healthy">Whether it can be used.</param>
/// <param name="Detail">One sentence; without secrets.</param>
public sealed record ServerState(string Server, string Address, bool Healthy, string Detail);
