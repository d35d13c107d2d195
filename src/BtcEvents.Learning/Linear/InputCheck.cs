namespace BtcEvents.Learning.Linear;

/// <summary>Checks that every learner and model makes before it computes.</summary>
internal static class InputCheck
{
    /// <summary>There is a row to learn from, and every target is finite.</summary>
    /// <exception cref="ArgumentException">One clear sentence with the row.</exception>
    public static void Trainable(TrainingMatrix data, string learner)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.RowCount == 0)
        {
            throw new ArgumentException($"{learner} needs at least one training row, and there is none", nameof(data));
        }

        var bad = Array.FindIndex(data.Targets, t => !double.IsFinite(t));
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"{learner} needs finite targets, and training row {bad} has {data.Targets[bad]}",
                nameof(data)
            );
        }
    }

    /// <summary>A parameter keeps its rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static void Parameter(bool kept, string name, double? value, string rule)
    {
        if (!kept)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {rule}");
        }
    }

    /// <summary>A parameter is absent, or above zero and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public static void OptionalAboveZero(double? value, string name) =>
        Parameter(value is null or (> 0 and < double.PositiveInfinity), name, value, "above 0 and finite, or absent");

    /// <summary>A row has a value (NaN allowed) for each feature.</summary>
    /// <exception cref="ArgumentException">It has more or fewer.</exception>
    public static void RowLength(ReadOnlySpan<double> row, int features)
    {
        if (row.Length != features)
        {
            throw new ArgumentException(
                $"the model wants a row of {features} features, and this one has {row.Length} values",
                nameof(row)
            );
        }
    }

    /// <summary>Every value of a row is known.</summary>
    /// <exception cref="ArgumentException">One is NaN.</exception>
    public static void NoGap(ReadOnlySpan<double> row, IReadOnlyList<string> features)
    {
        for (var column = 0; column < row.Length; column++)
        {
            if (double.IsNaN(row[column]))
            {
                throw new ArgumentException($"'{features[column]}' is not known in the row", nameof(row));
            }
        }
    }
}
