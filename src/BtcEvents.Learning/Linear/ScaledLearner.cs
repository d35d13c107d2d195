namespace BtcEvents.Learning.Linear;

/// <summary>
/// Fits any learner on standardised columns and keeps the scaler in the model, so that the model still predicts from
/// raw rows. Unknown values reach the inner model as 0, the mean.
/// </summary>
public sealed class ScaledLearner : ILearner
{
    private readonly ILearner _inner;
    private readonly double? _clip;

    /// <summary>Wraps <paramref name="inner"/>.</summary>
    /// <param name="inner">Sees standardised rows only.</param>
    /// <param name="clip">
    /// Standardised values are cut to plus or minus this many standard deviations, in training and in forecasting, so
    /// that one wild month cannot rule a linear model; null: no cut.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clip"/> is not above zero.</exception>
    public ScaledLearner(ILearner inner, double? clip = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InputCheck.OptionalAboveZero(clip, nameof(clip));
        (_inner, _clip) = (inner, clip);
    }

    /// <inheritdoc />
    public string Name => "scaled-" + _inner.Name;

    /// <inheritdoc />
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var scaler = StandardScaler.Fit(data);
        var values = new double[data.Values.Length];
        for (var i = 0; i < data.RowCount; i++)
        {
            ScaledRegressor.Standardise(scaler, _clip, data.Row(i), values.AsSpan(i * scaler.Count, scaler.Count));
        }

        return new ScaledRegressor(
            data.Features,
            scaler,
            _inner.Fit(new(values, data.Targets, data.Features), seed),
            _clip
        );
    }
}
