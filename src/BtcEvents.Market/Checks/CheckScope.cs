using System.Collections.Immutable;

namespace BtcEvents.Market;

/// <summary>What the checks of one series look at.</summary>
/// <param name="Raw">The series with every row.</param>
/// <param name="AsOf">Last day whose data may be used.</param>
/// <param name="Today">The present day, UTC.</param>
internal sealed record CheckScope(RawSeries Raw, DateOnly AsOf, DateOnly Today)
{
    /// <summary>
    /// The rows that decide: what was public at the as-of date. A breach in a later row must not change the outcome of
    /// an earlier month.
    /// </summary>
    public ImmutableArray<RawRow> Known { get; } = Raw.KnownAt(AsOf);

    /// <summary>Last day whose row was public at the as-of date.</summary>
    public DateOnly LastKnownDay { get; } = PublicationCalendar.LastKnownDay(Raw.Spec, AsOf);

    /// <summary>What the series is.</summary>
    public SeriesSpec Spec => Raw.Spec;

    /// <summary>A finding that blocks.</summary>
    public CheckFinding Block(string rule, string message) => new(Spec.Name, rule, CheckSeverity.Block, message);

    /// <summary>A finding that is told.</summary>
    public CheckFinding Warn(string rule, string message) => new(Spec.Name, rule, CheckSeverity.Warn, message);

    /// <summary>Time of a row in the form of its series: a day, or a time of day in UTC.</summary>
    public string TimeOf(RawRow row) =>
        Spec.Calendar == TradingCalendar.Intraday ? $"{row.Time:yyyy-MM-ddTHH:mm:ss}Z" : $"{row.Day:yyyy-MM-dd}";

    /// <summary>Place of a column among the values of a row, or -1.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Spec.Columns.Length; i++)
        {
            if (Spec.Columns[i].Name == column)
            {
                return i;
            }
        }

        return -1;
    }
}
