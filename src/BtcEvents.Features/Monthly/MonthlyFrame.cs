using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Features.Indicators;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>
/// The months of a daily frame, from the first that begins with it through the as-of month, with what every month is
/// asked for worked out once. That no day is missing in between is for the data checks to say.
/// </summary>
internal sealed class MonthlyFrame
{
    private readonly int[] _ends; // _ends[i]..(_ends[i + 1] - 1) are the days of month i
    private readonly double[]?[] _means;

    private MonthlyFrame(DailyFrame daily, ImmutableArray<Month> months, int[] ends, FeatureOptions options)
    {
        (Daily, Months, _ends, Options) = (daily, months, ends, options);
        _means = new double[]?[Enum.GetValues<DailyColumn>().Length];
        foreach (var column in Enum.GetValues<DailyColumn>())
        {
            _means[(int)column] = daily.Has(column) ? MeansOf(column) : null;
        }

        var close = daily[DailyColumn.Close];
        RelativeStrength = RelativeStrengthIndex.Wilder(close, 14);
        MacdHistogram = MovingAverageConvergence.Histogram(close, 12, 26, 9);
        DailyVolatility = Indicators.DailyVolatility.Of(close);
        TrueRange = AverageTrueRange.Wilder(daily[DailyColumn.High], daily[DailyColumn.Low], close, 14);
    }

    public DailyFrame Daily { get; }

    public ImmutableArray<Month> Months { get; }

    public FeatureOptions Options { get; }

    /// <summary>RSI(14) per day.</summary>
    public double[] RelativeStrength { get; }

    /// <summary>MACD(12, 26, 9) histogram per day, USD.</summary>
    public double[] MacdHistogram { get; }

    /// <summary>ATR(14) per day, USD.</summary>
    public double[] TrueRange { get; }

    /// <summary>Volatility to expect of a day, per day, percent.</summary>
    public double[] DailyVolatility { get; }

    /// <summary>Index of the month's first day in the daily frame.</summary>
    public int Start(int month) => _ends[month];

    /// <summary>Index behind the month's last day.</summary>
    public int End(int month) => _ends[month + 1];

    /// <summary>Mean over the month's days.</summary>
    public double Mean(DailyColumn column, int month) => _means[(int)column]?[month] ?? double.NaN;

    /// <summary>
    /// Whether prices begin early enough for one month of this shift: a young series may have the calendar's only.
    /// </summary>
    public static bool HasCompleteMonth(MarketData data, DailyFrame daily, int shiftDays) =>
        FirstMonth(DateOnly.FromDayNumber(daily.DayNumbers[0]), shiftDays) <= Month.Of(data.AsOf);

    /// <exception cref="BadInputException">The as-of month is not complete, or a month has no spot prices.</exception>
    public static MonthlyFrame Create(MarketData data, DailyFrame daily, FeatureOptions options, int shiftDays)
    {
        var days = daily.DayNumbers;
        var months = CompleteMonths(data, DateOnly.FromDayNumber(days[0]), DateOnly.FromDayNumber(days[^1]), shiftDays);
        var ends = new int[months.Length + 1];
        var day = 0;
        for (var i = 0; i <= months.Length; i++)
        {
            var boundary = months[0].AddMonths(i).FirstDay.DayNumber - shiftDays;
            while (day < days.Length && days[day] < boundary)
            {
                day++;
            }

            ends[i] = day;
            if (i > 0 && ends[i] == ends[i - 1])
            {
                throw new BadInputException($"{data.Symbol}: there are no spot prices for {months[i - 1]}");
            }
        }

        return new(daily, months, ends, options);
    }

    private static ImmutableArray<Month> CompleteMonths(
        MarketData data,
        DateOnly firstDay,
        DateOnly lastDay,
        int shiftDays
    )
    {
        var last = Month.Of(data.AsOf);
        if (lastDay < last.LastDay)
        {
            throw new BadInputException(
                $"{data.Symbol}: spot prices for {last} end on {lastDay:yyyy-MM-dd}: the month is not complete"
            );
        }

        var first = FirstMonth(firstDay, shiftDays);
        return first > last
            ? throw new BadInputException(
                $"{data.Symbol}: spot prices begin on {firstDay:yyyy-MM-dd}: no month is complete"
            )
            : [.. Enumerable.Range(0, last.Since(first) + 1).Select(first.AddMonths)];
    }

    private static Month FirstMonth(DateOnly firstDay, int shiftDays)
    {
        // In calendar terms: the day that is shifted onto the first day there is.
        var begin = firstDay.AddDays(shiftDays);
        return begin.Day == 1 ? Month.Of(begin) : Month.Of(begin).AddMonths(1);
    }

    private double[] MeansOf(DailyColumn column)
    {
        var values = Daily[column];
        var means = new double[Months.Length];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = Averages.OfKnown(values[Start(i)..End(i)], Options.MinimumCoverage);
        }

        return means;
    }
}
