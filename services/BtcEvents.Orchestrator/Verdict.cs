namespace BtcEvents.Orchestrator;

/// <summary>What a step of the saga decided; the state machine turns it into a state.</summary>
public enum Verdict
{
    /// <summary>Stay in the present state.</summary>
    Stay,

    /// <summary>The command cannot be taken: keep no instance.</summary>
    Reject,

    /// <summary>The cycle goes on.</summary>
    Run,

    /// <summary>The plan's last fact has arrived.</summary>
    Complete,

    /// <summary>The cycle cannot go on.</summary>
    Fail,
}
