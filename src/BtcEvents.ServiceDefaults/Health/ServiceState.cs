namespace BtcEvents.ServiceDefaults;

/// <summary>How far a service has come.</summary>
internal sealed class ServiceState
{
    public const string Waiting = "waiting";
    public const string Starting = "starting";
    public const string Running = "running";
    public const string Stopping = "stopping";

    private volatile string _phase = Waiting;

    /// <summary><see cref="Waiting"/> for servers, then the others in turn.</summary>
    public string Phase
    {
        get => _phase;
        set => _phase = value;
    }
}
