namespace BtcEvents.Learning.Trees;

/// <summary>What XGBoost fitted, ready to be asked from any thread.</summary>
internal interface IFittedModel
{
    /// <summary>Forecast of one row, summed as XGBoost sums.</summary>
    float Predict(ReadOnlySpan<double> row);

    /// <summary>Sum of the gains and number of the splits of each feature.</summary>
    (double Total, int Splits)[] Gains(int features);
}
