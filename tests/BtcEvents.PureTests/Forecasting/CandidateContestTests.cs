using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.MlNet;
using BtcEvents.Learning.Serialization;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class CandidateContestTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;

    internal static readonly TrainingOptions Quick = SimulatedCycle.Recipe.Training with
    {
        LinearTrials = 2,
        JudgedMonths = 12,
        SearchedMonths = 6,
    };

    [Fact]
    public void Too_few_months_are_told()
    {
        var set = SimulatedCycle.Whole.Set with { Features = [FeatureNames.CloseToMean] };
        var message = Assert.Throws<BadInputException>(() => Train(Table.First(36), set, new() { Seed = 1 })).Message;
        Assert.Equal(
            "BTC-USD: 35 months with a known outcome on 2020-12-31 are too few to train and judge on: 36 are needed",
            message
        );
        Assert.Equal(12, Train(Table.First(37), set, new() { Seed = 1 }).Record.History.Count);
    }

    [Fact]
    public void Every_family_and_every_baseline_is_on_the_leaderboard_best_first()
    {
        var record = SimulatedCycle.Whole.Outcome.Record;
        Assert.Equal(
            new TrainingOptions().Candidates.Order(StringComparer.Ordinal),
            record.Leaderboard.Where(e => !e.Baseline).Select(e => e.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["carry", "end-of-month", "end-of-month-drift", "mean", "zero"],
            record.Leaderboard.Where(e => e.Baseline).Select(e => e.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(record.Leaderboard.Select(e => e.Test.Rmse).Order(), record.Leaderboard.Select(e => e.Test.Rmse));
        Assert.All(record.Leaderboard, e => Assert.Equal(18, e.Test.Count));
        Assert.All(record.Leaderboard, e => Assert.Equal(Table.TrainingRows, e.Train.Count));
        Assert.Equal(4, record.Leaderboard.Single(e => e.Name == "ridge").Trials);
    }

    [Fact]
    public void The_history_holds_the_judged_months_with_their_outcomes_and_scores_as_on_the_leaderboard()
    {
        var record = SimulatedCycle.Whole.Outcome.Record;
        var first = Table.TrainingRows - 18;
        Assert.Equal(
            Enumerable.Range(first, 18).Select(i => Table.Months[i].AddMonths(1).ToString()),
            record.History.Select(h => h.Month)
        );
        Assert.Equal(Table.Target.Skip(first).Take(18), record.History.Select(h => h.Actual));
        Assert.Equal(
            Enumerable.Range(first, 18).Select(i => Table.Rows[i][Table.IndexOf("realised_vol_90")]),
            record.History.Select(h => h.Difficulty)
        );
        Assert.Equal(
            record.Leaderboard.Single(e => e.Name == record.Champion).Test,
            ForecastScores.Of([.. record.History.Select(h => h.Actual)], [.. record.History.Select(h => h.Forecast)])
        );
    }

    [Fact]
    public void The_stored_model_forecasts_the_same_bits()
    {
        var (run, artefact) = (
            SimulatedCycle.Whole,
            ModelArtefact.Write(SimulatedCycle.Whole.Outcome.Model.ToDocument())
        );
        var read = ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256));
        var rows = new LearningRows(
            LaggedTable.For(Table, run.Outcome.Record.Features),
            run.Outcome.Record.Features
        ).Calendar;
        Assert.All(
            Enumerable.Range(12, rows.RowCount - 12),
            i =>
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(run.Outcome.Model.Predict(rows.Row(i))),
                    BitConverter.DoubleToInt64Bits(read.Predict(rows.Row(i)))
                )
        );
        Assert.Equal(
            run.Forecast,
            new MonthForecaster(SimulatedCycle.Recipe.Forecast).Forecast(
                Table,
                read,
                TrainingRecordFile.Read(run.Record)
            )
        );
    }

    [Fact]
    public void The_forecast_stands_on_the_last_row_and_inside_its_interval()
    {
        var forecast = SimulatedCycle.Whole.Forecast;
        Assert.Equal(
            ("2025-01", Table.MeanClose[^1], 0.8),
            (forecast.Month, forecast.BaseMeanClose, forecast.Coverage)
        );
        Assert.Equal(Table.Rows[^1][Table.IndexOf(FeatureNames.CloseToMean)], forecast.AlreadyHappened);
        Assert.InRange(forecast.ChangePercent, forecast.Lower, forecast.Upper);
        Assert.True(forecast.Lower >= -100 && forecast.Upper > forecast.Lower);
    }

    [Fact]
    public void Nobody_is_promoted_where_the_plan_forbids_it() =>
        Assert.False(
            Train(Table, SimulatedCycle.Whole.Set, new() { Seed = 1, Held = "as the plan says" }).Record.Promoted
        );

    [Theory]
    [InlineData("momentum")]
    [InlineData("ridge")]
    public void A_champion_that_stays_stands_on_the_leaderboard_for_itself(string competing)
    {
        var recipe = new LearnerRecipe
        {
            Family = "ridge",
            Parameters = new Dictionary<string, double>
            {
                ["alpha"] = 77,
                ["drift_prior"] = 33,
            }.ToImmutableSortedDictionary(),
        };
        var set = SimulatedCycle.Whole.Set;
        var request = new TrainingRequest
        {
            Seed = 1,
            Champion = new(recipe, set.CoreFeatures),
            Held = "as the plan says",
        };
        var record = Train(Table, set, request, Quick with { Candidates = [competing], PromotionLevel = 1 }).Record;

        Assert.Equal("ridge", record.Champion);
        Assert.Equal([competing], record.Candidates);
        var entry = Assert.Single(record.Leaderboard, entry => entry.Name == "ridge");
        Assert.Equal(recipe.ToString(), entry.Settings);
        Assert.Contains($"(RMSE {entry.Test.Rmse:0.00})", record.PromotionReason, StringComparison.Ordinal);
        Assert.Equal(entry.Test.Rmse, Math.Sqrt(record.History.Average(h => Math.Pow(h.Actual - h.Forecast, 2))), 1e-9);
    }

    internal static TrainingOutcome Train(
        FeatureTable table,
        FeatureSet set,
        TrainingRequest request,
        TrainingOptions? options = null
    ) =>
        new CandidateContest(options ?? Quick, new MlNetTrees()).Run(
            table,
            set,
            request,
            TestContext.Current.CancellationToken
        );
}
