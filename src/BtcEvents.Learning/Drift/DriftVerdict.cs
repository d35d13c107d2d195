namespace BtcEvents.Learning.Drift;

/// <summary>Whether a distribution moved.</summary>
public enum DriftVerdict
{
    /// <summary>Too few values to say.</summary>
    NotEnoughData,

    /// <summary>No sign of it.</summary>
    None,

    /// <summary>Unlikely by chance, or larger than chance explains, but not both.</summary>
    Some,

    /// <summary>Unlikely by chance and large.</summary>
    Drift,
}
