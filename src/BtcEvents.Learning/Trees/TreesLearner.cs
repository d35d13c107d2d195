namespace BtcEvents.Learning.Trees;

/// <summary>
/// Boosted trees as XGBoost fits them with exact splits and squared error (Chen and Guestrin 2016), with fixed
/// settings. Nothing is drawn, so the seed has no effect.
/// </summary>
/// <param name="parameters">Settings of every fit.</param>
public sealed class TreesLearner(TreeParameters parameters) : ILearner
{
    /// <summary>Settings of every fit.</summary>
    public TreeParameters Parameters => parameters;

    /// <inheritdoc />
    public string Name => "trees";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a value or a setting cannot be used.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed) => FitTrees(data);

    /// <summary>As <see cref="Fit"/>, with the type that knows importance and XGBoost's JSON.</summary>
    /// <param name="data">Rows; NaN where not known: each split learns where such a row goes.</param>
    /// <exception cref="ArgumentException">There is no row, or a value or a setting cannot be used.</exception>
    public TreesRegressor FitTrees(TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var booster = new ExactBooster(parameters, new SortedRows(data));
        booster.AdvanceTo(parameters.Rounds);
        return new([.. data.Features], booster.Trees);
    }
}
