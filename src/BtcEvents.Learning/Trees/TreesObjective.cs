using BtcEvents.Learning.Search;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Root mean squared error of boosted trees on the validation rows of each fold, for a search. The stages are numbers
/// of rounds: a trial keeps one fit per fold and boosts it on, so that all numbers of rounds cost as much as the last.
/// The benchmark against the old recipe searches with it; the families of the monthly recipe have no such search.
/// </summary>
public sealed class TreesObjective : ISearchObjective
{
    private readonly IReadOnlyList<(TrainingMatrix Train, TrainingMatrix Validation)> _folds;
    private readonly SortedRows[] _sorted;
    private readonly IReadOnlyList<int> _rounds;
    private readonly Func<TrialParameters, TreeParameters> _settings;

    /// <param name="folds">Rows to learn from and rows to be judged on, of each fold.</param>
    /// <param name="rounds">Numbers of rounds, ascending: the stages.</param>
    /// <param name="settings">Settings of a point; <see cref="TreeParameters.Rounds"/> is not looked at.</param>
    /// <exception cref="ArgumentException">There is no fold, or the rounds do not ascend from at least 1.</exception>
    public TreesObjective(
        IReadOnlyList<(TrainingMatrix Train, TrainingMatrix Validation)> folds,
        IReadOnlyList<int> rounds,
        Func<TrialParameters, TreeParameters> settings
    )
    {
        var ascend =
            rounds.Count > 0 && rounds[0] > 0 && rounds.Zip(rounds.Skip(1)).All(pair => pair.First < pair.Second);
        if (folds.Count == 0 || !ascend)
        {
            throw new ArgumentException(
                $"a search over boosted trees needs folds, not {folds.Count}, and ascending rounds, not "
                    + $"[{string.Join(", ", rounds)}]",
                folds.Count == 0 ? nameof(folds) : nameof(rounds)
            );
        }

        (_folds, _rounds, _settings) = (folds, rounds, settings);
        _sorted = [.. folds.Select(f => new SortedRows(f.Train))];
    }

    /// <inheritdoc />
    public int Folds => _folds.Count;

    /// <inheritdoc />
    public int Stages => _rounds.Count;

    /// <summary>Number of rounds of a stage.</summary>
    public int Rounds(int stage) => _rounds[stage];

    /// <inheritdoc />
    public ITrialRun Begin(TrialParameters parameters) => new Run(this, _settings(parameters));

    private static double Error(TrainingMatrix validation, Func<int, double> forecast)
    {
        var sum = 0.0;
        for (var row = 0; row < validation.RowCount; row++)
        {
            var error = forecast(row) - validation.Targets[row];
            sum += error * error;
        }

        return Math.Sqrt(sum / validation.RowCount);
    }

    private sealed class Run(TreesObjective objective, TreeParameters settings) : ITrialRun
    {
        private readonly ExactBooster?[] _fits = new ExactBooster?[objective.Folds];

        public double Loss(int stage, int fold)
        {
            var fit = _fits[fold] ??= new(settings, objective._sorted[fold]);
            var validation = objective._folds[fold].Validation;
            fit.AdvanceTo(objective._rounds[stage]);
            var trees = fit.Trees;
            return Error(validation, row => trees.Predict(validation.Row(row)));
        }

        public void Dispose() => Array.Clear(_fits);
    }
}
