using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

public sealed class FeatureCatalogueTests
{
    private static readonly FeatureTable Table = MonthlyFeatures.Build(
        MarketData.Create(SimulatedMarket.Symbol, SimulatedMarket.LastDay, SimulatedMarket.Create()),
        new()
    );

    public static TheoryData<string> Names => [.. FeatureCatalogue.All.Select(d => d.Name)];

    [Fact]
    public void The_columns_of_a_table_with_all_series_are_the_catalogue() =>
        Assert.Equal(FeatureCatalogue.All.Select(d => d.Name), Table.Features);

    [Fact]
    public void Names_are_unique_snake_case() =>
        Assert.Equal(
            FeatureCatalogue.All.Length,
            FeatureCatalogue
                .All.Select(d => d.Name)
                .Distinct()
                .Count(n => n.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        );

    [Fact]
    public void Every_feature_has_family_unit_and_one_line_of_formula() =>
        Assert.All(
            FeatureCatalogue.All,
            d =>
                Assert.True(
                    d.Family.Length > 0 && d.Unit.Length > 0 && d.Formula.Length > 10 && !d.Formula.Contains('\n'),
                    d.Name
                )
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_month_of_a_feature_equals_its_naive_formula(string name) => AssertNaive(Table, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shifted_month_of_a_feature_equals_its_naive_formula_over_the_shifted_window(string name)
    {
        Assert.Equal([5, 10, 15, 20, 25], Table.Shifted.Select(t => t.ShiftDays));
        foreach (var shifted in Table.Shifted)
        {
            AssertNaive(shifted, name);
        }
    }

    [Fact]
    public void Targets_of_shifted_months_are_changes_of_shifted_means()
    {
        foreach (var shifted in Table.Shifted)
        {
            var naive = new NaiveMarket(SimulatedMarket.Create(), shifted.ShiftDays);
            double[] means = [.. shifted.Months.Select(m => naive.Mean(DailyColumn.Close, m))];
            Assert.Equal(means.Select(m => Math.Round(m, 6)), shifted.MeanClose.Select(m => Math.Round(m, 6)));
            Assert.Equal(
                means.Skip(1).Select((m, i) => Math.Round(100 * ((m / means[i]) - 1), 6)),
                shifted.Target.SkipLast(1).Select(t => Math.Round(t, 6))
            );
            Assert.Equal((Table.Months[^1], double.NaN), (shifted.Months[^1], shifted.Target[^1]));
            Assert.InRange(
                SimulatedMarket.FirstDay,
                shifted.Months[0].AddMonths(-1).FirstDay.AddDays(1 - shifted.ShiftDays),
                shifted.Months[0].FirstDay.AddDays(-shifted.ShiftDays)
            );
        }
    }

    private static void AssertNaive(FeatureTable table, string name)
    {
        var naive = new NaiveMarket(SimulatedMarket.Create(), table.ShiftDays);
        var column = table.IndexOf(name);
        var known = 0;
        for (var i = 0; i < table.Months.Length; i++)
        {
            var expected = NaiveFormulas.All[name](naive, table.Months[i]);
            var actual = table.Rows[i][column];
            known += double.IsNaN(actual) ? 0 : 1;
            Assert.True(
                double.IsNaN(expected)
                    ? double.IsNaN(actual)
                    : Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                $"{name} {table.Months[i]} shifted {table.ShiftDays}: {actual}, but {expected} by the naive formula"
            );
        }

        Assert.True(known >= 12, $"{name} is known in {known} months only");
    }

    [Fact]
    public void A_lagged_feature_is_described_by_what_it_lags() =>
        Assert.EndsWith(
            ", 6 months earlier",
            FeatureCatalogue.Describe("close_to_mean_lag_6"),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unknown_feature_is_not_described() =>
        Assert.Contains(
            "'astrology'",
            Assert.Throws<ArgumentException>(() => FeatureCatalogue.Describe("astrology")).Message,
            StringComparison.Ordinal
        );
}
