namespace BtcEvents.Learning.Trees;

/// <summary>
/// A fit that may be asked on the way: boosted to 50 rounds, asked, boosted on to 100, asked. The forecasts at each
/// stage equal those of a fit of just so many rounds, so one fit scores every smaller number of rounds for free.
/// Not thread-safe; of many at a time, each has its own.
/// </summary>
public sealed class XGBoostFit : IDisposable
{
    private readonly NativeMatrix _train;
    private readonly Booster _booster;
    private readonly Standardisation? _standardisation;
    private readonly IReadOnlyList<string> _features;

    /// <summary>A fit without a round yet; it forecasts <see cref="XGBoostParameters.BaseScore"/>.</summary>
    /// <param name="parameters">
    /// Settings; <see cref="XGBoostParameters.Rounds"/> only matters to a forest, whose one round grows all trees.
    /// </param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="XGBoostException">The library is missing or refuses a setting.</exception>
    /// <exception cref="ArgumentException">There is no row, or a value cannot be used.</exception>
    public XGBoostFit(XGBoostParameters parameters, TrainingMatrix train, int seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(train);
        UsableRows.RefuseOthers(train, withTargets: true);
        _features = [.. train.Features];
        _standardisation = parameters.Method == XGBoostMethod.Linear ? Standardisation.Of(train) : null;
        _train = Matrix(train, withTargets: true);
        try
        {
            _booster = new(parameters, _train, baseScore: parameters.StartFor(train), seed);
        }
        catch
        {
            _train.Dispose();
            throw;
        }
    }

    /// <summary>Rounds boosted so far.</summary>
    public int Rounds => _booster.Rounds;

    /// <summary>Boosts until there are <paramref name="rounds"/> rounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are already more.</exception>
    public void AdvanceTo(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, Rounds);
        _booster.AdvanceTo(rounds);
    }

    /// <summary>
    /// Forecasts of the rows of <paramref name="data"/> with the rounds so far; the targets are not looked at.
    /// </summary>
    public IReadOnlyList<double> Predict(TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(data);
        UsableRows.RefuseOthers(data, withTargets: false);
        using var matrix = Matrix(data, withTargets: false);
        return [.. _booster.Predict(matrix)];
    }

    /// <summary>The model with the rounds so far.</summary>
    public XGBoostRegressor ToRegressor() => new(_features, _booster.ToJson(), _standardisation);

    /// <inheritdoc />
    public void Dispose()
    {
        _booster.Dispose();
        _train.Dispose();
    }

    private NativeMatrix Matrix(TrainingMatrix data, bool withTargets) =>
        new(_standardisation?.Apply(data) ?? data, withTargets);
}
