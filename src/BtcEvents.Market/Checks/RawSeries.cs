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

    /// <summary>What was received, for messages about the series as a whole, for example <c>btc_spot.csv</c>.</summary>
    public required string Document { get; init; }

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
            var (row, before) = (rows[i], rows[i - 1]);
            if (row.Time <= before.Time)
            {
                throw new BadInputException(
                    $"{row.Place}: {row.Time:O} does not follow {before.Time:O} of {before.Place.After(row.Place)}"
                );
            }
        }

        // Minus zero becomes zero: stores do not keep its sign, and the digest must not depend on it.
        var columns = Enumerable
            .Range(0, Spec.Columns.Length)
            .Select(c => rows.Select(r => r.Values[c] + 0.0).ToArray());
        return new(Spec, [.. rows.Select(r => r.Time)], [.. columns]);
    }
}
