using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

/// <summary>Every series of BTC-USD with the holes that real ones have: weekends, late starts, empty cells.</summary>
internal static class SimulatedMarket
{
    public const string Symbol = "BTC-USD";

    public static readonly DateOnly FirstDay = new(2017, 1, 10);

    public static readonly DateOnly LastDay = new(2019, 6, 30);

    public static ImmutableArray<Series> Create(int seed = 7)
    {
        var random = new Random(seed);
        return [.. SeriesCatalog.For(Symbol).Select(spec => Simulate(spec, random))];
    }

    /// <summary>The series with every row that was not public on <paramref name="asOf"/> multiplied by noise.</summary>
    public static IEnumerable<Series> WithOtherFuture(IEnumerable<Series> series, DateOnly asOf, int seed)
    {
        var random = new Random(seed);
        foreach (var one in series)
        {
            var known = PublicationCalendar.LastKnownDay(one.Spec, asOf);
            var columns = one.Columns.Select(c => c.ToArray()).ToArray();
            for (var i = 0; i < one.Count; i++)
            {
                foreach (var column in columns)
                {
                    column[i] *= DateOnly.FromDateTime(one.Times[i]) > known ? 0.5 + random.NextDouble() : 1;
                }
            }

            yield return new(one.Spec, [.. one.Times], columns);
        }
    }

    public static Series Daily(SeriesSpec spec, params (DateOnly Day, double[] Values)[] rows) =>
        new(
            spec,
            [.. rows.Select(r => r.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))],
            [.. Enumerable.Range(0, spec.Columns.Length).Select(j => rows.Select(r => r.Values[j]).ToArray())]
        );

    public static SeriesSpec Spec(string name) => SeriesCatalog.For(Symbol).Single(s => s.Name == name);

    private static Series Simulate(SeriesSpec spec, Random random)
    {
        var times = new List<DateTime>();
        var rows = new List<double[]>();
        var level = spec.Name switch
        {
            "btc_spot" or "btc_futures" => 1000,
            "fear_greed" => 50,
            "funding_rate" => 1e-4,
            _ => 20.0,
        };
        var start = spec.Name switch
        {
            "btc_futures" => 150,
            "funding_rate" => 260,
            "fear_greed" => 100,
            _ => -5,
        };
        foreach (var day in Enumerable.Range(0, LastDay.DayNumber - FirstDay.DayNumber + 1).Select(FirstDay.AddDays))
        {
            foreach (var hour in spec.Calendar == TradingCalendar.Intraday ? new[] { 3, 11, 19 } : [0])
            {
                level *= Math.Exp(0.03 * (random.NextDouble() - 0.49));
                var hole = spec.Name != "btc_spot" && random.NextDouble() < 0.04;
                var weekend =
                    spec.Calendar == TradingCalendar.ExchangeDays
                    && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                if (!hole && !weekend && day.DayNumber - FirstDay.DayNumber > start)
                {
                    times.Add(day.ToDateTime(new(hour, 0), DateTimeKind.Utc));
                    rows.Add(Values(spec, level, random, start: day.DayNumber - FirstDay.DayNumber));
                }
            }
        }

        return new(
            spec,
            [.. times],
            [.. Enumerable.Range(0, spec.Columns.Length).Select(j => rows.Select(r => r[j]).ToArray())]
        );
    }

    private static double[] Values(SeriesSpec spec, double level, Random random, int start)
    {
        if (spec.Name == "btc_spot")
        {
            var open = level * (0.99 + (0.02 * random.NextDouble()));
            return
            [
                open,
                Math.Max(open, level) * (1 + (0.02 * random.NextDouble())),
                Math.Min(open, level) * (1 - (0.02 * random.NextDouble())),
                level,
                1e9 * random.NextDouble(),
            ];
        }

        // Sparse columns start late, each later than the one before, and have empty cells.
        return
        [
            .. spec.Columns.Select(
                (c, j) =>
                    c.Sparse && (start < 60 * j || random.NextDouble() < 0.1)
                        ? double.NaN
                        : level * (1 + random.NextDouble())
            ),
        ];
    }
}
