namespace BtcEvents.AlertBridge;

/// <summary>The words of <see cref="Contracts.AlertRaised.Severity"/>.</summary>
public static class AlertSeverity
{
    /// <summary>Good to know.</summary>
    public const string Info = "info";

    /// <summary>May need a person.</summary>
    public const string Warning = "warning";

    /// <summary>Needs a person.</summary>
    public const string Critical = "critical";
}
