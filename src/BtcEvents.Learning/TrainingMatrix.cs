namespace BtcEvents.Learning;

/// <summary>
/// Rows to learn from, oldest first: values [row, feature] row-major, NaN where not known, and one target each.
/// </summary>
public sealed class TrainingMatrix
{
    private readonly double[] _values;

    /// <summary>Takes over the arrays.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> does not hold rows x features.</exception>
    public TrainingMatrix(double[] values, double[] targets, IReadOnlyList<string> features)
    {
        if (values.Length != targets.Length * features.Count)
        {
            throw new ArgumentException(
                $"{targets.Length} rows of {features.Count} features need {targets.Length * features.Count} values, "
                    + $"not {values.Length}",
                nameof(values)
            );
        }

        (_values, Targets, Features) = (values, targets, features);
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => Targets.Length;

    /// <summary>Feature names, one per column.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Targets, percent.</summary>
    public double[] Targets { get; }

    /// <summary>All values, row-major.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int index) => _values.AsSpan(index * Features.Count, Features.Count);

    /// <summary>Rows <paramref name="start"/> to <paramref name="end"/> (exclusive).</summary>
    public TrainingMatrix Slice(int start, int end) =>
        new(_values[(start * Features.Count)..(end * Features.Count)], Targets[start..end], Features);

    /// <summary>The named rows, in that order; a row may come more than once (a bootstrap sample).</summary>
    public TrainingMatrix Pick(IReadOnlyList<int> rows)
    {
        var values = new double[rows.Count * Features.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Features.Count));
        }

        return new(values, [.. rows.Select(r => Targets[r])], Features);
    }
}
