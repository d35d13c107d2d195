namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Error measures of forecasts p against what came, a, in percentage points. All want at least one pair and as many
/// forecasts as outcomes, and throw <see cref="ArgumentException"/> otherwise.
/// </summary>
public static class ForecastMetrics
{
    /// <summary>Root mean squared error: sqrt(mean (a - p)²).</summary>
    public static double Rmse(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Math.Sqrt(SquaredError(actual, predicted) / actual.Length);

    /// <summary>Mean absolute error: mean |a - p|.</summary>
    public static double Mae(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        RequirePairs(actual, predicted);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += Math.Abs(actual[i] - predicted[i]);
        }

        return sum / actual.Length;
    }

    /// <summary>
    /// Coefficient of determination: 1 - sum (a - p)² / sum (a - mean a)², with the mean of the outcomes at hand; 1 is
    /// perfect, below 0 is worse than knowing their mean. Null where all outcomes are the same.
    /// </summary>
    public static double? R2(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        RequirePairs(actual, predicted);
        if (!actual.ContainsAnyExcept(actual[0]))
        {
            return null;
        }

        var (mean, spread) = (0.0, 0.0);
        foreach (var a in actual)
        {
            mean += a / actual.Length;
        }

        foreach (var a in actual)
        {
            spread += (a - mean) * (a - mean);
        }

        return 1 - (SquaredError(actual, predicted) / spread);
    }

    /// <summary>
    /// Symmetric mean absolute percentage error, 0 to 200 %: 200 mean |a - p| / (|a| + |p|). A pair of zeros counts 0.
    /// </summary>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        RequirePairs(actual, predicted);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var size = Math.Abs(actual[i]) + Math.Abs(predicted[i]);
            sum += size == 0 ? 0 : Math.Abs(actual[i] - predicted[i]) / size;
        }

        return 200 * sum / actual.Length;
    }

    /// <summary>
    /// 1 less the ratio of mean squared errors of forecasts and of a baseline of the same months: above 0 the forecasts
    /// are better. Null where the baseline never erred.
    /// </summary>
    /// <param name="rmse">Root mean squared error of the forecasts.</param>
    /// <param name="baseline">The same of the baseline.</param>
    public static double? Skill(double rmse, double baseline) =>
        baseline > 0 ? 1 - (rmse * rmse / (baseline * baseline)) : null;

    private static double SquaredError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        RequirePairs(actual, predicted);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
        }

        return sum;
    }

    private static void RequirePairs(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.IsEmpty || actual.Length != predicted.Length)
        {
            throw new ArgumentException(
                $"a metric needs at least one outcome and as many forecasts, not {actual.Length} and "
                    + $"{predicted.Length}",
                nameof(predicted)
            );
        }
    }
}
