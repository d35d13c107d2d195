using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

/// <summary>Looks every value up anew, by the words of the rules and without the code under test.</summary>
internal sealed class NaiveMarket
{
    private const int MaximumAge = 10;

    private readonly Dictionary<DailyColumn, (SeriesSpec Spec, Dictionary<DateOnly, double> Rows)> _columns = [];

    private readonly int _shiftDays;

    /// <param name="series">All series.</param>
    /// <param name="shiftDays">Days by which every month begins and ends earlier.</param>
    public NaiveMarket(IEnumerable<Series> series, int shiftDays = 0)
    {
        _shiftDays = shiftDays;
        var byName = series.ToDictionary(s => s.Spec.Name);
        foreach (
            var (column, name, source) in new[]
            {
                (DailyColumn.Open, "btc_spot", "open"),
                (DailyColumn.High, "btc_spot", "high"),
                (DailyColumn.Low, "btc_spot", "low"),
                (DailyColumn.Close, "btc_spot", "close"),
                (DailyColumn.Volume, "btc_spot", "volume"),
                (DailyColumn.FuturesClose, "btc_futures", "close"),
                (DailyColumn.FedRate, "fed_rate", "fed_rate"),
                (DailyColumn.Sp500, "sp500", "sp500_index"),
                (DailyColumn.Vix, "vix", "vix_index"),
                (DailyColumn.Dxy, "dxy", "dxy_index"),
                (DailyColumn.FundingMean, "funding_rate", "funding_rate"),
                (DailyColumn.FundingSum, "funding_rate", "funding_rate"),
                (DailyColumn.FearGreed, "fear_greed", "fear_greed_value"),
                (DailyColumn.Hashrate, "onchain", "hashrate"),
                (DailyColumn.Difficulty, "onchain", "difficulty"),
                (DailyColumn.ActiveAddresses, "onchain", "active_addresses"),
                (DailyColumn.Fees, "onchain", "fees_btc"),
                (DailyColumn.TransactionCount, "onchain", "tx_count"),
            }
        )
        {
            var cells = byName[name]
                .Times.Zip(byName[name][source], (t, v) => (Day: DateOnly.FromDateTime(t), Value: v))
                .Where(c => !double.IsNaN(c.Value));
            _columns[column] = (
                byName[name].Spec,
                cells
                    .GroupBy(c => c.Day)
                    .ToDictionary(
                        g => g.Key,
                        g => column == DailyColumn.FundingSum ? g.Sum(c => c.Value) : g.Average(c => c.Value)
                    )
            );
        }
    }

    public double On(DailyColumn column, DateOnly day)
    {
        var (spec, rows) = _columns[column];
        for (
            var row = PublicationCalendar.LastKnownDay(spec, day);
            day.DayNumber - row.DayNumber <= MaximumAge;
            row = row.AddDays(-1)
        )
        {
            if (rows.TryGetValue(row, out var value))
            {
                return value;
            }
        }

        return double.NaN;
    }

    /// <summary>
    /// The last <paramref name="count"/> days through the month's end; empty where the spot series is shorter.
    /// </summary>
    public double[] Recent(DailyColumn column, Month month, int count) =>
        SimulatedMarket.FirstDay > End(month).AddDays(1 - count)
            ? []
            : [.. Enumerable.Range(0, count).Select(i => On(column, End(month).AddDays(i - count + 1)))];

    public double[] Past(DailyColumn column, Month month) =>
        Recent(column, month, End(month).DayNumber - SimulatedMarket.FirstDay.DayNumber + 1);

    public double[] Days(DailyColumn column, Month month) => Recent(column, month, month.LastDay.Day);

    public double Last(DailyColumn column, Month month) => Days(column, month) is [.., var last] ? last : double.NaN;

    public double Mean(DailyColumn column, Month month) => MeanOf(Days(column, month));

    public double MeanOfRecent(DailyColumn column, Month month, int count) => MeanOf(Recent(column, month, count));

    // A shifted month has as many days as the calendar's.
    private DateOnly End(Month month) => month.LastDay.AddDays(-_shiftDays);

    private static double MeanOf(double[] values)
    {
        var known = values.Where(v => !double.IsNaN(v)).ToArray();
        return known.Length > 0 && known.Length >= 0.5 * values.Length ? known.Average() : double.NaN;
    }
}
