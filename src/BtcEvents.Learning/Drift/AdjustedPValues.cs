namespace BtcEvents.Learning.Drift;

/// <summary>P-values that may be compared with the level for the whole family.</summary>
internal static class AdjustedPValues
{
    /// <summary>The adjusted p-values, in the order given.</summary>
    public static double[] Of(IReadOnlyList<double> pValues, MultipleTesting method)
    {
        var adjusted = new double[pValues.Count];
        var highest = 0.0;
        var rank = 0;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            var tests = method == MultipleTesting.Holm ? pValues.Count - rank : pValues.Count;
            highest = Math.Max(highest, Math.Min(1, pValues[i] * tests));
            adjusted[i] = highest;
            rank++;
        }

        return adjusted;
    }
}
