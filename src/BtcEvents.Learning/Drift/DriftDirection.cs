namespace BtcEvents.Learning.Drift;

/// <summary>Where the median went.</summary>
public enum DriftDirection
{
    /// <summary>Lower than in the reference.</summary>
    Down = -1,

    /// <summary>The same; the spread or shape may still differ.</summary>
    Same = 0,

    /// <summary>Higher than in the reference.</summary>
    Up = 1,
}
