namespace BtcEvents.Learning.Trees;

/// <summary>
/// Boosts trees in managed code as XGBoost does with exact split search (Chen and Guestrin 2016, algorithm 1 and
/// equations 5 and 7), with the same 32- and 64-bit roundings. It exists for searches: 200 rounds on 35 rows of 15
/// features take 2.9, 4.6 and 5.4 ms at depths 3, 6 and 10, and in the library 15.6, 24 and 29 ms. It knows squared
/// error without sampling; everything else, and every final fit, is the library's.
/// </summary>
/// <remarks>
/// Forecasts equal the library's to the bit, except where two splits are as good as each other to the last bit of a
/// sum, which the order of equal values in the library's unstable sort decides: in 3 of 900 random fits of 200 rounds,
/// by less than 0.001 each. A test compares the two.
/// </remarks>
internal sealed class ExactBooster
{
    private readonly SortedRows _rows;
    private readonly TreeGrower _grower;
    private readonly float[] _forecasts;
    private readonly float _start;
    private readonly List<RegressionTree> _trees = [];

    internal ExactBooster(XGBoostParameters parameters, SortedRows rows)
    {
        parameters.Validate();
        if (!Knows(parameters))
        {
            throw new ArgumentException(
                "only boosted trees on all rows and features, with at least one row a leaf, are grown in managed code",
                nameof(parameters)
            );
        }

        (_rows, _grower) = (rows, new(parameters, rows));
        _forecasts = new float[rows.RowCount];
        _start = parameters.StartFor(rows.Data);
        Array.Fill(_forecasts, _start);
    }

    /// <summary>
    /// Whether a fit with these settings can be grown here: boosted trees, no draws, at least one row a leaf.
    /// </summary>
    internal static bool Knows(XGBoostParameters parameters) =>
        parameters is { Method: XGBoostMethod.Trees, Subsample: 1, ColumnSample: 1, MinChildWeight: >= 1 };

    /// <summary>Boosts until there are <paramref name="rounds"/> rounds.</summary>
    internal void AdvanceTo(int rounds)
    {
        var gradients = new double[_rows.RowCount];
        while (_trees.Count < rounds)
        {
            for (var row = 0; row < gradients.Length; row++)
            {
                gradients[row] = _forecasts[row] - _rows.Targets[row];
            }

            _trees.Add(_grower.Grow(gradients, _forecasts));
        }
    }

    /// <summary>Gain of every feature over all rounds so far.</summary>
    internal IReadOnlyList<FeatureGain> Importance(IReadOnlyList<string> features) =>
        FeatureGain.Of(features, new TreeEnsemble(_start, [.. _trees]).Gains(features.Count));

    /// <summary>Forecast with all rounds so far.</summary>
    internal double Predict(ReadOnlySpan<double> row)
    {
        var sum = _start;
        foreach (var tree in _trees)
        {
            sum += tree.Value(row);
        }

        return sum;
    }
}
