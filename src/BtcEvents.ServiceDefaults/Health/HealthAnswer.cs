namespace BtcEvents.ServiceDefaults;

/// <summary>What <c>/health/ready</c> says.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Ready">Whether it can work now.</param>
/// <param name="State"><c>waiting</c> for servers, <c>starting</c>, <c>running</c> or <c>stopping</c>.</param>
/// <param name="Servers">The servers it needs, and the bus.</param>
public sealed record HealthAnswer(string Service, bool Ready, string State, IReadOnlyList<ServerState> Servers)
{
    /// <summary>Name of the bus among the servers.</summary>
    public const string Bus = "bus";
}
