using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.MlNet;
using BtcEvents.Market;
using FsCheck;
using FsCheck.Fluent;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Rule 1: what is fitted sees only what was complete at its time.</summary>
public sealed class LeakageTests
{
    // A fixed seed: a failure is repeatable.
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(4).WithReplay(20250630, 77);

    private static Arbitrary<(Month Month, int Seed)> Rewrites =>
        Gen.Choose(1, 24)
            .Select(back => SimulatedCycle.LastMonth.AddMonths(-back))
            .Zip(Gen.Choose(1, 1_000_000))
            .ToArbitrary();

    [Fact]
    public void Rewriting_the_future_changes_no_byte_that_a_cycle_stores() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                Rewrites,
                rewrite =>
                {
                    var other = SimulatedCycle.Rewritten(
                        SimulatedCycle.Series,
                        rewrite.Month.LastDay,
                        future: true,
                        rewrite.Seed
                    );
                    var (whole, altered) = (SimulatedCycle.Data, SimulatedCycle.At(other, SimulatedCycle.LastMonth));
                    Assert.NotEqual(whole.Digest, altered.Digest);
                    Run(whole).AssertSame(Run(altered));

                    SimulatedCycle.Run Run(MarketData data) =>
                        SimulatedCycle.Of(
                            data.KnownAt(rewrite.Month.LastDay),
                            SimulatedCycle.Recipe,
                            SimulatedCycle.Seed
                        );
                }
            )
        );

    [Fact]
    public void The_same_noise_before_the_as_of_date_changes_everything()
    {
        var month = SimulatedCycle.LastMonth;
        var other = SimulatedCycle.Of(
            SimulatedCycle.At(SimulatedCycle.Rewritten(SimulatedCycle.Series, month.LastDay, future: false, 3), month),
            SimulatedCycle.Recipe,
            SimulatedCycle.Seed
        );
        var run = SimulatedCycle.Whole;
        Assert.NotEqual(run.Features, other.Features);
        Assert.NotEqual(run.SetBytes, other.SetBytes);
        Assert.NotEqual(run.Model, other.Model);
        Assert.NotEqual(run.Record, other.Record);
        Assert.NotEqual(run.Forecast, other.Forecast);
    }

    [Fact]
    public void Rewriting_the_future_of_a_month_changes_no_row_that_was_complete_then() =>
        Check.One(
            Fixed.WithMaxTest(8),
            Prop.ForAll(
                Rewrites,
                rewrite =>
                {
                    var (rows, altered) = (Rows(SimulatedCycle.Series), Rows(Altered(rewrite.Month, rewrite.Seed)));
                    var origin = rewrite.Month.Since(rows.Table.Months[0]);
                    Assert.Equal(rows.CompleteAt(origin).Targets, altered.CompleteAt(origin).Targets);
                    Assert.Equal(rows.CompleteAt(origin).Values.ToArray(), altered.CompleteAt(origin).Values.ToArray());
                    Assert.NotEqual(rows.CompleteAt(origin + 1).Targets, altered.CompleteAt(origin + 1).Targets);
                }
            )
        );

    [Fact]
    public void What_a_fold_forecasts_knows_nothing_of_what_came_after_its_month() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                Rewrites,
                rewrite =>
                {
                    var (rows, altered) = (Rows(SimulatedCycle.Series), Rows(Altered(rewrite.Month, rewrite.Seed)));
                    var origin = rewrite.Month.Since(rows.Table.Months[0]);
                    foreach (var family in FamilyRecipes.Here())
                    {
                        var (before, after) = (Forecasts(family, rows), Forecasts(family, altered));
                        Assert.Equal(
                            before.TakeWhile(f => f.Split.TestRow <= origin).Select(f => f.Predicted),
                            after.TakeWhile(f => f.Split.TestRow <= origin).Select(f => f.Predicted)
                        );
                        Assert.NotEqual(before[^1].Predicted, after[^1].Predicted);
                    }
                }
            )
        );

    private static IReadOnlyList<Series> Altered(Month month, int seed) =>
        SimulatedCycle.Rewritten(SimulatedCycle.Series, month.LastDay, future: true, seed);

    private static LearningRows Rows(IEnumerable<Series> series) =>
        new(
            MonthlyFeatures.Build(SimulatedCycle.At(series, SimulatedCycle.LastMonth), new()),
            [
                FeatureNames.CloseToMean,
                FeatureNames.Change,
                "realised_vol_90",
                "momentum_3",
                FeatureNames.DailyVolatility,
                .. FeatureNames.Trends,
            ]
        );

    private static IReadOnlyList<FoldForecast> Forecasts(CandidateFamily family, LearningRows rows)
    {
        var splits = new RollingOrigin { FirstOrigin = rows.Months - 26 }.Splits(rows.Months - 1);
        var judge = new FoldJudge(rows, splits, refitEvery: 3, seed: 1);
        return judge.Forecast(
            family.Learner(FamilyRecipes.Of(family), judge.Copies),
            calendarOnly: false,
            1,
            TestContext.Current.CancellationToken
        );
    }
}
