using System.Diagnostics;
using System.Globalization;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

/// <summary>On real figures, where they are at hand.</summary>
public sealed class RealMarketTests(ITestOutputHelper output)
{
    [Fact]
    public void Where_the_month_ended_explains_half_of_the_next_change()
    {
        var table = MonthlyFeatures.Build(MarketData.Create("BTC-USD", new(2025, 6, 30), Load()), new());
        var (from, to) = (new Month(2019, 12).Since(table.Months[0]), new Month(2025, 5).Since(table.Months[0]));
        var feature = table.Rows.Select(r => r[table.IndexOf(FeatureNames.CloseToMean)]).Take(from..(to + 1)).ToArray();
        var squared = Math.Pow(Correlation(feature, [.. table.Target.Take(from..(to + 1))]), 2);
        output.WriteLine($"r2 {squared:F4} over {feature.Length} months, {table.Features.Length} features");
        Assert.Equal("2014-10", table.Months[0].ToString());
        Assert.Equal(66, feature.Length);
        Assert.InRange(squared, 0.45, 0.55);
    }

    [Fact]
    public void Every_feature_of_a_series_that_is_there_is_known_in_the_last_row()
    {
        var series = Load();
        var watch = Stopwatch.StartNew();
        var table = MonthlyFeatures.Build(MarketData.Create("BTC-USD", new(2025, 6, 30), series), new());
        output.WriteLine($"first build {watch.Elapsed.TotalMilliseconds:F1} ms");
        Assert.Empty(table.Features.Where((_, j) => double.IsNaN(table.Rows[^1][j])));
    }

    [Fact]
    public void Growing_as_of_dates_never_rewrite_a_row()
    {
        var series = Load();
        var late = MonthlyFeatures.Build(MarketData.Create("BTC-USD", new(2025, 6, 30), series), new());
        for (var month = new Month(2024, 1); month < new Month(2025, 6); month = month.AddMonths(5))
        {
            var early = MonthlyFeatures.Build(MarketData.Create("BTC-USD", month.LastDay, series), new());
            var columns = early.Features.Select(late.IndexOf).ToArray();
            Assert.All(
                Enumerable.Range(0, early.Months.Length),
                i => Assert.Equal(early.Rows[i], columns.Select(j => late.Rows[i][j]))
            );
        }
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var product = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return product / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    private static Series[] Load()
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "real market figures are not at hand: set BTC_MARKET to their folder");
        return [.. SeriesCatalog.For("BTC-USD").Select(spec => Read(spec, Path.Combine(folder, spec.Name + ".csv")))];
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("BTC_MARKET");
        var folders = new List<string>(named is null ? [] : [named]);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            folders.Add(Path.Combine(folder.FullName, "shared", "data", "market"));
        }

        return folders.Find(Directory.Exists);
    }

    private static Series Read(SeriesSpec spec, string path)
    {
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToArray();
        return new(
            spec,
            [
                .. rows.Select(r =>
                    DateTime.Parse(
                        r[0],
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
                    )
                ),
            ],
            [
                .. spec.Columns.Select(
                    (_, j) =>
                        rows.Select(r =>
                                r[j + 1].Length == 0 ? double.NaN : double.Parse(r[j + 1], CultureInfo.InvariantCulture)
                            )
                            .ToArray()
                ),
            ]
        );
    }
}
