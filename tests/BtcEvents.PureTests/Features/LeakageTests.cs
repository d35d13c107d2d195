using BtcEvents.Features;
using BtcEvents.Market;
using FsCheck;
using FsCheck.Fluent;

namespace BtcEvents.PureTests.Features;

public sealed class LeakageTests
{
    // A fixed seed: a failure is repeatable.
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20250630, 77);

    private static readonly Month First = new(2017, 2);

    private static readonly Month Last = Month.Of(SimulatedMarket.LastDay);

    private static Gen<Month> AnyMonth => Gen.Choose(0, Last.Since(First)).Select(First.AddMonths);

    [Fact]
    public void A_later_as_of_date_adds_rows_and_changes_none() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                AnyMonth
                    .Two()
                    .Select(m =>
                        (Early: m.Item1 < m.Item2 ? m.Item1 : m.Item2, Late: m.Item1 < m.Item2 ? m.Item2 : m.Item1)
                    )
                    .ToArbitrary(),
                pair =>
                {
                    var series = SimulatedMarket.Create();
                    AssertSameRows(Build(series, pair.Early), Build(series, pair.Late));
                }
            )
        );

    [Fact]
    public void Rewriting_the_future_changes_no_byte_of_the_table() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                AnyMonth.Zip(Gen.Choose(1, 1_000_000)).ToArbitrary(),
                pair =>
                {
                    var series = SimulatedMarket.Create();
                    var other = SimulatedMarket.WithOtherFuture(series, pair.Item1.LastDay, seed: pair.Item2);
                    Assert.Equal(
                        FeatureTableFile.Write(Build(series, pair.Item1)),
                        FeatureTableFile.Write(Build(other, pair.Item1))
                    );
                }
            )
        );

    [Fact]
    public void Rewriting_what_was_published_later_changes_no_earlier_row() =>
        Check.One(
            Fixed,
            Prop.ForAll(
                AnyMonth.Zip(Gen.Choose(1, 1_000_000)).ToArbitrary(),
                pair =>
                {
                    var series = SimulatedMarket.Create();
                    var other = SimulatedMarket.WithOtherFuture(series, pair.Item1.LastDay, seed: pair.Item2);
                    AssertSameRows(Build(series, pair.Item1), Build(other, Last));
                }
            )
        );

    [Fact]
    public void The_noise_does_change_later_rows()
    {
        var series = SimulatedMarket.Create();
        var other = SimulatedMarket.WithOtherFuture(series, Last.AddMonths(-1).LastDay, seed: 3);
        var (before, after) = (Build(series, Last), Build(other, Last));
        foreach (var (left, right) in before.Shifted.Prepend(before).Zip(after.Shifted.Prepend(after)))
        {
            Assert.Empty(left.Features.Where((_, j) => left.Rows[^1][j].Equals(right.Rows[^1][j])));
        }
    }

    [Fact]
    public void The_same_data_give_the_same_bytes() =>
        Assert.Equal(
            FeatureTableFile.Write(Build(SimulatedMarket.Create(), Last)),
            FeatureTableFile.Write(Build(SimulatedMarket.Create(), Last))
        );

    private static FeatureTable Build(IEnumerable<Series> series, Month month) =>
        MonthlyFeatures.Build(MarketData.Create(SimulatedMarket.Symbol, month.LastDay, series), new());

    private static void AssertSameRows(FeatureTable early, FeatureTable late)
    {
        AssertSameRowsOfOneCut(early, late);
        foreach (var shifted in early.Shifted)
        {
            AssertSameRowsOfOneCut(shifted, late.Shifted.Single(t => t.ShiftDays == shifted.ShiftDays));
        }
    }

    private static void AssertSameRowsOfOneCut(FeatureTable early, FeatureTable late)
    {
        for (var i = 0; i < early.Months.Length; i++)
        {
            Assert.Equal(early.Months[i], late.Months[i]);
            AssertSameBits(early.MeanClose[i], late.MeanClose[i], $"mean close {early.Months[i]}");
            if (i < early.TrainingRows)
            {
                AssertSameBits(early.Target[i], late.Target[i], $"target {early.Months[i]}");
            }

            for (var j = 0; j < late.Features.Length; j++)
            {
                // A series that begins later has no column yet, and in the later table no value in these rows.
                var known =
                    early.IndexOf(late.Features[j]) is var column && column < 0 ? double.NaN : early.Rows[i][column];
                AssertSameBits(known, late.Rows[i][j], $"{late.Features[j]} {early.Months[i]}");
            }
        }
    }

    private static void AssertSameBits(double expected, double actual, string what) =>
        Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{what}: {expected:R} became {actual:R}"
        );
}
