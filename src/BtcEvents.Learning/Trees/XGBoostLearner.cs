namespace BtcEvents.Learning.Trees;

/// <summary>Fits XGBoost models with fixed settings.</summary>
/// <param name="parameters">Settings of every fit.</param>
public sealed class XGBoostLearner(XGBoostParameters parameters) : ILearner
{
    /// <summary>Settings of every fit.</summary>
    public XGBoostParameters Parameters => parameters;

    /// <inheritdoc />
    public string Name =>
        parameters.Method switch
        {
            XGBoostMethod.Forest => "xgboost-forest",
            XGBoostMethod.Linear => "xgboost-linear",
            _ => "xgboost",
        };

    /// <inheritdoc />
    /// <exception cref="XGBoostException">The library is missing or refuses a setting.</exception>
    /// <exception cref="ArgumentException">There is no row, or a value cannot be used.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed) => FitXGBoost(data, seed);

    /// <summary>As <see cref="Fit"/>, with the type that knows importance.</summary>
    /// <exception cref="XGBoostException">The library is missing or refuses a setting.</exception>
    /// <exception cref="ArgumentException">There is no row, or a value cannot be used.</exception>
    public XGBoostRegressor FitXGBoost(TrainingMatrix data, int seed)
    {
        using var fit = new XGBoostFit(parameters, data, seed);
        fit.AdvanceTo(parameters.BoostingRounds);
        return fit.ToRegressor();
    }
}
