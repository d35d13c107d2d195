namespace BtcEvents.Market;

/// <summary>What a finding of a data check leads to.</summary>
public enum CheckSeverity
{
    /// <summary>Told; the cycle goes on.</summary>
    Warn,

    /// <summary>The data must not be used.</summary>
    Block,
}
