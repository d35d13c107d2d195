using System.Collections.Immutable;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>
/// Rows of one series in the order the source gave them. Other than a <see cref="Series"/> it may hold repeated or
/// unordered rows and impossible values, so that the data checks can name them.
/// </summary>
public sealed record RawSeries
{
    /// <summary>What the series is.</summary>
    public required SeriesSpec Spec { get; init; }

    /// <summary>Name of the file or address for messages, for example <c>btc_spot.csv</c>.</summary>
    public required string File { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<RawRow> Rows { get; init; }

    /// <summary>True where the payload stops without the line break that ends a row: its last row may be cut.</summary>
    public bool EndsInsideLine { get; init; }

    /// <summary>The rows that were public at the end of <paramref name="asOf"/>, in the order of the source.</summary>
    public ImmutableArray<RawRow> KnownAt(DateOnly asOf)
    {
        var last = PublicationCalendar.LastKnownDay(Spec, asOf);
        return [.. Rows.Where(r => r.Day <= last)];
    }

    /// <summary>
    /// The series as it was public at the end of <paramref name="asOf"/>. Call it after the data checks.
    /// </summary>
    /// <exception cref="BadInputException">A row does not follow the row before in time.</exception>
    public Series ToSeries(DateOnly asOf)
    {
        var rows = KnownAt(asOf);
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Time <= rows[i - 1].Time)
            {
                throw new BadInputException(
                    $"{File}, line {rows[i].Line}: {rows[i].Time:O} does not follow {rows[i - 1].Time:O} of line "
                        + $"{rows[i - 1].Line}"
                );
            }
        }

        var columns = Enumerable.Range(0, Spec.Columns.Length).Select(c => rows.Select(r => r.Values[c]).ToArray());
        return new(Spec, [.. rows.Select(r => r.Time)], [.. columns]);
    }
}
