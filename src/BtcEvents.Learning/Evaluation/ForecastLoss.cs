namespace BtcEvents.Learning.Evaluation;

/// <summary>What an error costs.</summary>
public enum ForecastLoss
{
    /// <summary>Its square.</summary>
    Squared,

    /// <summary>Its size.</summary>
    Absolute,
}
