using BtcEvents.Features;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class LearningRowsTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;

    private static readonly LearningRows Rows = new(Table, [FeatureNames.CloseToMean, FeatureNames.Change]);

    [Fact]
    public void A_prefix_holds_every_row_whose_target_window_has_ended_whole_months_before_and_no_other()
    {
        for (var origin = 0; origin < Rows.Months; origin++)
        {
            var expected = Copies().Where(r => r.Month.Since(Table.Months[0]) < origin).ToList();
            var prefix = Rows.CompleteAt(origin);
            Assert.All(
                expected,
                r =>
                    Assert.True(
                        r.TargetEnds <= Table.Months[origin].LastDay,
                        $"{r} is not complete at {Table.Months[origin]}"
                    )
            );
            Assert.Equal(expected.Select(r => r.Target), prefix.Targets);
            Assert.Equal(
                expected.Select(r => r.Anchor),
                Enumerable.Range(0, prefix.RowCount).Select(i => prefix.Row(i)[0])
            );
        }
    }

    [Fact]
    public void Rows_are_sorted_by_the_end_of_their_target_window()
    {
        var ends = Copies().Select(r => r.TargetEnds).ToList();
        Assert.Equal(ends.Order(), ends);
        Assert.Equal(ends.Distinct().Count(), ends.Count);
    }

    [Fact]
    public void Nothing_is_complete_at_the_first_month_and_at_the_last_all_that_has_a_target()
    {
        Assert.Equal(0, Rows.CompleteAt(0).RowCount);
        Assert.Equal(6, Rows.Copies);
        Assert.Equal(
            Table.TrainingRows + Table.Shifted.Sum(t => t.TrainingRows),
            Rows.CompleteAt(Rows.Months - 1).RowCount
        );
        Assert.Equal(Table.Months.Length, Rows.Calendar.RowCount);
        Assert.True(double.IsNaN(Rows.Calendar.Targets[^1]));
    }

    [Fact]
    public void An_absent_feature_is_told() =>
        Assert.Contains(
            "'astrology'",
            Assert.Throws<ArgumentException>(() => new LearningRows(Table, ["astrology"])).Message,
            StringComparison.Ordinal
        );

    private static IEnumerable<Copy> Copies() =>
        from table in Table.Shifted.Append(Table)
        from row in Enumerable.Range(0, table.TrainingRows)
        let copy = new Copy(
            table.Months[row],
            table.Months[row].AddMonths(1).LastDay.AddDays(-table.ShiftDays),
            table.Rows[row][table.IndexOf(FeatureNames.CloseToMean)],
            table.Target[row]
        )
        orderby copy.Month, copy.TargetEnds
        select copy;

    private sealed record Copy(BtcEvents.Market.Month Month, DateOnly TargetEnds, double Anchor, double Target);
}
