namespace BtcEvents.Learning.Trees;

/// <summary>Refuses rows that trees could not learn from, in a sentence that names the row and the feature.</summary>
internal static class UsableRows
{
    /// <exception cref="ArgumentException">
    /// There is no row or feature, a value is infinite as a 32-bit float, or a target is not finite.
    /// </exception>
    internal static void RefuseOthers(TrainingMatrix data) => RefuseOthers(data, gaps: true);

    /// <summary>For trees that do not learn where a row goes whose value is not known.</summary>
    /// <exception cref="ArgumentException">
    /// There is no row or feature, or a value or target is not finite as a 32-bit float.
    /// </exception>
    internal static void RefuseGaps(TrainingMatrix data) => RefuseOthers(data, gaps: false);

    private static void RefuseOthers(TrainingMatrix data, bool gaps)
    {
        if (data.RowCount == 0 || data.Features.Count == 0)
        {
            throw new ArgumentException(
                $"trees need rows and features, not {data.RowCount} rows of {data.Features.Count} features",
                nameof(data)
            );
        }

        for (var i = 0; i < data.Values.Length; i++)
        {
            var value = (float)data.Values[i];
            if (float.IsInfinity(value) || (float.IsNaN(value) && !gaps))
            {
                var (row, column) = Math.DivRem(i, data.Features.Count);
                throw new ArgumentException(
                    $"row {row} of feature '{data.Features[column]}' is {data.Values[i]}: "
                        + $"a value must be finite as a 32-bit float{(gaps ? ", or NaN" : "")}",
                    nameof(data)
                );
            }
        }

        for (var row = 0; row < data.RowCount; row++)
        {
            if (!float.IsFinite((float)data.Targets[row]))
            {
                throw new ArgumentException(
                    $"the target of row {row} is {data.Targets[row]}: it must be finite as a 32-bit float",
                    nameof(data)
                );
            }
        }
    }
}
