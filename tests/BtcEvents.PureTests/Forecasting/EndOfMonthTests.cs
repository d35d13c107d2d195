using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>What the last close lets expect, against its definition on the daily closes.</summary>
public sealed class EndOfMonthTests
{
    private static readonly MarketData Data = SimulatedCycle.Data;
    private static readonly Month First = Month.Of(DateOnly.FromDateTime(Data.Spot.Times[0])).AddMonths(1);
    private static readonly Month Last = SimulatedCycle.LastMonth;

    [Fact]
    public void It_is_the_anchor_of_the_cycle()
    {
        var table = MonthlyFeatures.Build(Data.KnownAt(Last.AddMonths(-1).LastDay), SimulatedCycle.Recipe.Features);
        var column = table.Features.IndexOf(FeatureNames.CloseToMean);

        Assert.Equal(table.Rows[^1][column], new EndOfMonth(Data.Spot).Of(Last), 9);
    }

    [Fact]
    public void The_drift_is_what_came_beside_it_in_all_months_before_shrunk()
    {
        var ends = new EndOfMonth(Data.Spot);
        var open = Enumerable.Range(0, Last.Since(First)).Select(i => OpenPart(First.AddMonths(i))).ToList();

        Assert.True(open.Count > 24);
        Assert.Equal(ends.Of(Last) + (open.Sum() / (open.Count + 30)), ends.WithDrift(Last), 9);
    }

    [Fact]
    public void Neither_knows_anything_of_the_month_itself()
    {
        var (all, known) = (new EndOfMonth(Data.Spot), new EndOfMonth(Data.KnownAt(Last.AddMonths(-1).LastDay).Spot));

        Assert.Equal((all.Of(Last), all.WithDrift(Last)), (known.Of(Last), known.WithDrift(Last)));
        Assert.NotEqual(all.WithDrift(Last.AddMonths(1)), known.WithDrift(Last.AddMonths(1)));
    }

    [Fact]
    public void Before_the_first_whole_month_nothing_is_known() =>
        Assert.Equal(double.NaN, new EndOfMonth(Data.Spot).Of(First.AddMonths(-1)));

    private static double OpenPart(Month month)
    {
        var before = Closes(month.AddMonths(-1));
        return 100 * (Closes(month).Average() - before[^1]) / before.Average();
    }

    private static double[] Closes(Month month) =>
        [
            .. Data
                .Spot.Times.Zip(Data.Spot["close"])
                .Where(day => Month.Of(DateOnly.FromDateTime(day.First)) == month)
                .Select(day => day.Second),
        ];
}
