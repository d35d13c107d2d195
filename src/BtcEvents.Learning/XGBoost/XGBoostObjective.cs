using BtcEvents.Learning.Search;

namespace BtcEvents.Learning.XGBoost;

/// <summary>
/// Root mean squared error of boosted trees on the validation rows of each fold, for a search. The stages are numbers
/// of rounds: a trial keeps one fit per fold and boosts it on, so that all numbers of rounds cost as much as the last.
/// </summary>
public sealed class XGBoostObjective : ISearchObjective
{
    private readonly IReadOnlyList<(TrainingMatrix Train, TrainingMatrix Validation)> _folds;
    private readonly IReadOnlyList<int> _rounds;
    private readonly Func<TrialParameters, XGBoostParameters> _settings;
    private readonly int _seed;

    /// <param name="folds">Rows to learn from and rows to be judged on, of each fold.</param>
    /// <param name="rounds">Numbers of rounds, ascending: the stages.</param>
    /// <param name="settings">Settings of a point; <see cref="XGBoostParameters.Rounds"/> is not looked at.</param>
    /// <param name="seed">Seed of every fit.</param>
    /// <exception cref="ArgumentException">There is no fold, or the rounds do not ascend from at least 1.</exception>
    public XGBoostObjective(
        IReadOnlyList<(TrainingMatrix Train, TrainingMatrix Validation)> folds,
        IReadOnlyList<int> rounds,
        Func<TrialParameters, XGBoostParameters> settings,
        int seed)
    {
        if (folds.Count == 0 || rounds.Count == 0 || rounds[0] < 1 || rounds.Zip(rounds.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException($"a search over boosted trees needs folds, not {folds.Count}, and ascending rounds, not [{string.Join(", ", rounds)}]", nameof(folds));
        }

        (_folds, _rounds, _settings, _seed) = (folds, rounds, settings, seed);
    }

    /// <inheritdoc />
    public int Folds => _folds.Count;

    /// <inheritdoc />
    public int Stages => _rounds.Count;

    /// <summary>Number of rounds of a stage.</summary>
    public int Rounds(int stage) => _rounds[stage];

    /// <inheritdoc />
    public ITrialRun Begin(TrialParameters parameters) => new Run(this, _settings(parameters));

    private sealed class Run(XGBoostObjective objective, XGBoostParameters settings) : ITrialRun
    {
        private readonly XGBoostFit?[] _fits = new XGBoostFit?[objective.Folds];

        public double Loss(int stage, int fold)
        {
            var (train, validation) = objective._folds[fold];
            var fit = _fits[fold] ??= new(settings, train, objective._seed);
            fit.AdvanceTo(objective._rounds[stage]);
            var forecasts = fit.Predict(validation);
            return Math.Sqrt(forecasts.Zip(validation.Targets, (f, t) => (f - t) * (f - t)).Average());
        }

        public void Dispose()
        {
            foreach (var fit in _fits)
            {
                fit?.Dispose();
            }
        }
    }
}
