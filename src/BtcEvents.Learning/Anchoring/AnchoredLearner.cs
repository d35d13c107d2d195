namespace BtcEvents.Learning.Anchoring;

/// <summary>
/// Fits any learner to what one column leaves open: target less anchor. With the anchor "last close against the
/// month's mean" the forecast without further knowledge is the random walk's (Working 1960), and penalties shrink
/// towards that rather than towards "no change".
/// </summary>
public sealed class AnchoredLearner : ILearner
{
    private readonly ILearner _inner;
    private readonly string _anchor;
    private readonly double[] _driftPriorRows;

    /// <summary>Wraps <paramref name="inner"/>.</summary>
    /// <param name="inner">Sees all columns, the anchor too, and the open part as target.</param>
    /// <param name="anchor">Column whose value is the forecast to start from, in the target's unit.</param>
    /// <param name="driftPriorRows">
    /// Weight, in rows, of the belief that the open part has mean zero (no drift): its mean over n rows is shrunk by
    /// n / (n + this), the posterior mean under a normal prior. 0 believes the sample; of several the mean counts.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="driftPriorRows"/> holds a number that is negative
    /// or not finite.</exception>
    public AnchoredLearner(ILearner inner, string anchor, params IReadOnlyList<double> driftPriorRows)
    {
        ArgumentNullException.ThrowIfNull(inner);
        foreach (var prior in driftPriorRows)
        {
            Linear.InputCheck.Parameter(
                prior is >= 0 and < double.PositiveInfinity,
                nameof(driftPriorRows),
                prior,
                "at least 0 and finite"
            );
        }

        (_inner, _anchor, _driftPriorRows) = (inner, anchor, [.. driftPriorRows]);
    }

    /// <inheritdoc />
    public string Name => _inner.Name;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, no such column, or the anchor is not known in a
    /// row.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        Linear.InputCheck.Trainable(data, Name);
        return new AnchoredRegressor(
            data.Features,
            _anchor,
            _inner.Fit(OpenPart(data, _anchor, _driftPriorRows), seed)
        );
    }

    /// <summary>
    /// The same rows with what the anchor leaves open as target, less the part of its mean that is not believed.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column, or the anchor is not known in a row.</exception>
    public static TrainingMatrix OpenPart(
        TrainingMatrix data,
        string anchor,
        params IReadOnlyList<double> driftPriorRows
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        var column = AnchoredRegressor.ColumnOf(data.Features, anchor);
        var open = new double[data.RowCount];
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = data.Targets[i] - AnchoredRegressor.ValueOf(data.Row(i), column, anchor);
        }

        var shrinkage = driftPriorRows.Count == 0 ? 0 : driftPriorRows.Average(prior => prior / (open.Length + prior));
        var disbelieved = open.Average() * shrinkage;
        for (var i = 0; i < open.Length; i++)
        {
            open[i] -= disbelieved;
        }

        return new(data.Values.ToArray(), open, data.Features);
    }
}
