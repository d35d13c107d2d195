using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>The champion's model and the record of how it came about.</summary>
/// <param name="Model">Fitted to every row that is complete at the as-of date.</param>
/// <param name="Record">The record.</param>
public sealed record TrainingOutcome(IRegressor Model, TrainingRecord Record);

/// <summary>Ends a training: fits the chosen candidate to all rows, measures it and writes the record.</summary>
internal sealed class ChampionFit(ChampionChoice choice, int seed, int parallelism)
{
    /// <param name="competing">Candidates, in order of robustness.</param>
    /// <param name="baselines">Baselines.</param>
    public TrainingOutcome Run(IReadOnlyList<Candidate> competing, IReadOnlyList<Candidate> baselines)
    {
        var winner = choice.Winner;
        var model = winner.Fit(seed);
        var table = winner.Rows.Table;
        var record = new TrainingRecord
        {
            Symbol = table.Symbol,
            AsOf = table.AsOf,
            DatasetDigest = table.DatasetDigest,
            Seed = seed,
            Features = winner.Rows.Features,
            TrainingMonths = winner.Rows.Months - 1,
            Recipe = winner.Recipe,
            Champion = winner.Name,
            Promoted = choice.Promoted,
            PromotionReason = choice.Reason,
            Candidates = [.. competing.Select(candidate => candidate.Name)],
            Leaderboard = [.. Entries([.. Board(competing), .. baselines])],
            History = [.. Judged(table, winner.Folds)],
            Importances = Importances(model, winner),
            Drift = DriftWatch.Judge(winner.Rows),
        };
        return new(model, record);
    }

    // A champion that stays stands there for itself, whether its family competes or not: the line of its name is that
    // of the model that forecasts.
    private IEnumerable<Candidate> Board(IReadOnlyList<Candidate> competing) =>
        choice.Winner.IsBaseline || competing.Any(candidate => ReferenceEquals(candidate, choice.Winner))
            ? competing
            : competing.Where(candidate => candidate.Name != choice.Winner.Name).Append(choice.Winner);

    private IEnumerable<LeaderboardEntry> Entries(IReadOnlyList<Candidate> all) =>
        from candidate in all
        orderby candidate.Scores.Rmse
        select new LeaderboardEntry
        {
            Name = candidate.Name,
            Baseline = candidate.IsBaseline,
            Settings = candidate.Recipe?.ToString() ?? "baseline",
            Test = candidate.Scores,
            Train = OnTrainingRows(candidate),
            Trials = candidate.Trials,
            Pruned = candidate.Pruned,
        };

    private ForecastScores OnTrainingRows(Candidate candidate)
    {
        var model = candidate.Fit(seed);
        var known = candidate.Rows.Months - 1;
        return ForecastScores.Of(
            candidate.Rows.Calendar.Targets.AsSpan(0, known),
            Enumerable.Range(0, known).Select(i => model.Predict(candidate.Rows.Calendar.Row(i))).ToArray()
        );
    }

    private static IEnumerable<JudgedMonth> Judged(FeatureTable table, IReadOnlyList<FoldForecast> folds)
    {
        var months = folds.Select(f => table.Months[f.Split.TestRow].AddMonths(1).ToString()).ToList();
        var spreads = new SpreadCalibration(table, months.Zip(folds, (month, f) => (month, f.Residual)));
        return folds.Zip(
            months,
            (f, month) =>
                new JudgedMonth(month, f.Actual, f.Predicted, OpenPartSpread.Difficulty(table, f.Split.TestRow))
                {
                    Spread = spreads.Of(month),
                }
        );
    }

    private List<FeatureWeight> Importances(IRegressor model, Candidate winner)
    {
        var first = winner.Folds[0].Split.TestRow;
        var judged = winner.Rows.Calendar.Slice(first, winner.Rows.Months - 1);
        return
        [
            .. PermutationImportance
                .Measure(model, judged, seed, repeats: 5, parallelism)
                .Select(i => new FeatureWeight(i.Feature, i.RmseIncrease))
                .OrderByDescending(w => w.Importance)
                .ThenBy(w => w.Feature, StringComparer.Ordinal),
        ];
    }
}
