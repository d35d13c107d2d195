namespace BtcEvents.Learning.Evaluation;

/// <summary>What one fold forecast and what came, percent.</summary>
public sealed record FoldForecast(RollingSplit Split, double Actual, double Predicted)
{
    /// <summary>Actual less predicted: above 0 where the forecast was too low.</summary>
    public double Residual => Actual - Predicted;
}
