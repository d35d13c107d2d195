using System.Globalization;
using BtcEvents.Learning;

namespace BtcEvents.PureTests.Learning.Evaluation;

/// <summary>
/// Real months with two features: the month's own change, and its last close against its mean close, percent.
/// </summary>
internal static class MarketMonths
{
    /// <summary>Origins from 2014-11 as far as the figures go, or a skipped test where there are none.</summary>
    public static (TrainingMatrix Data, List<string> TargetMonths) Read()
    {
        var months = File.ReadLines(SpotFile())
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (Month: cells[0][..7], Close: double.Parse(cells[4], CultureInfo.InvariantCulture)))
            .GroupBy(day => day.Month, day => day.Close)
            .Where(month =>
                string.CompareOrdinal(month.Key, "2014-10") >= 0 && string.CompareOrdinal(month.Key, "2026-04") <= 0
            )
            .Select(month => (month.Key, Mean: month.Average(), Last: month.Last()))
            .ToList();
        var (values, targets, named) = (new List<double>(), new List<double>(), new List<string>());
        for (var i = 1; i + 1 < months.Count; i++)
        {
            values.AddRange([Change(months[i].Mean, months[i - 1].Mean), Change(months[i].Last, months[i].Mean)]);
            targets.Add(Change(months[i + 1].Mean, months[i].Mean));
            named.Add(months[i + 1].Key);
        }

        return (new([.. values], [.. targets], ["own_change", "last_to_mean"]), named);
    }

    private static double Change(double to, double from) => 100 * ((to / from) - 1);

    private static string SpotFile()
    {
        var named = Environment.GetEnvironmentVariable("BTC_MARKET");
        var folder = named is not null ? new DirectoryInfo(named) : Above(new(AppContext.BaseDirectory));
        var file = folder is null ? null : Path.Combine(folder.FullName, "btc_spot.csv");
        Assert.SkipUnless(
            File.Exists(file),
            "no market figures here: set BTC_MARKET to the folder that holds btc_spot.csv"
        );
        return file!;
    }

    private static DirectoryInfo? Above(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            var market = new DirectoryInfo(Path.Combine(folder.FullName, "shared", "data", "market"));
            if (market.Exists)
            {
                return market;
            }
        }

        return null;
    }
}
