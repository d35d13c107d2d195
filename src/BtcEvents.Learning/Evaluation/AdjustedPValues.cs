namespace BtcEvents.Learning.Evaluation;

/// <summary>P-values that may be compared with the level for the whole family (Holm 1979).</summary>
public static class AdjustedPValues
{
    /// <summary>The adjusted p-values, in the order given.</summary>
    public static double[] Of(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var highest = 0.0;
        var rank = 0;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            highest = Math.Max(highest, Math.Min(1, pValues[i] * (pValues.Count - rank)));
            adjusted[i] = highest;
            rank++;
        }

        return adjusted;
    }
}
