namespace BtcEvents.Orchestrator;

/// <summary>What the schedule does about months whose fire time passed while no orchestrator ran.</summary>
public enum CatchUp
{
    /// <summary>Nothing: a person starts them.</summary>
    None,

    /// <summary>Starts the latest of them.</summary>
    Latest,

    /// <summary>Starts them all, oldest first, within the bounds of the options.</summary>
    All,
}
