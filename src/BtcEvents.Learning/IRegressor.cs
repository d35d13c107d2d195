namespace BtcEvents.Learning;

/// <summary>A fitted model: pure, thread-safe, and able to say what it is as data.</summary>
public interface IRegressor
{
    /// <summary>Forecast for one row of raw (unscaled) values, NaN where not known; percent.</summary>
    double Predict(ReadOnlySpan<double> row);

    /// <summary>
    /// The model as data only (no code), enough to build the same model again with <see cref="ModelReader"/>.
    /// </summary>
    ModelDocument ToDocument();
}

/// <summary>A recipe that fits a model. The same rows and seed give the same model to the bit.</summary>
public interface ILearner
{
    /// <summary>Name for people and the leaderboard, for example <c>ridge</c>.</summary>
    string Name { get; }

    /// <summary>Fits a model to <paramref name="data"/> only.</summary>
    IRegressor Fit(TrainingMatrix data, int seed);
}
