using System.Collections.Immutable;

namespace BtcEvents.Market;

/// <summary>
/// Rows of one series in time order. <c>Times</c> are UTC; a daily row stands at midnight of its day. An empty cell
/// of a sparse column is NaN.
/// </summary>
public sealed class Series
{
    /// <summary>Takes over the arrays; <paramref name="columns"/> is indexed [column][row].</summary>
    /// <exception cref="ArgumentException">Lengths differ, or times do not rise strictly.</exception>
    public Series(SeriesSpec spec, DateTime[] times, double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (columns.Length != spec.Columns.Length || columns.Any(c => c.Length != times.Length))
        {
            throw new ArgumentException(
                $"{spec.Name}: {spec.Columns.Length} columns of {times.Length} rows expected",
                nameof(columns)
            );
        }

        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
            {
                throw new ArgumentException(
                    $"{spec.Name}: row {i + 1} ({times[i]:O}) does not follow the row before",
                    nameof(times)
                );
            }
        }

        (Spec, Times, Columns) = (spec, [.. times], [.. columns.Select(c => c.ToImmutableArray())]);
    }

    /// <summary>No rows.</summary>
    public static Series Empty(SeriesSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new(spec, [], [.. spec.Columns.Select(_ => Array.Empty<double>())]);
    }

    /// <summary>What the series is.</summary>
    public SeriesSpec Spec { get; }

    /// <summary>Times of the rows, UTC, rising.</summary>
    public ImmutableArray<DateTime> Times { get; }

    /// <summary>Values, [column][row].</summary>
    public ImmutableArray<ImmutableArray<double>> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Times.Length;

    /// <summary>Values of a column by name.</summary>
    public ImmutableArray<double> this[string column]
    {
        get
        {
            for (var i = 0; i < Spec.Columns.Length; i++)
            {
                if (Spec.Columns[i].Name == column)
                {
                    return Columns[i];
                }
            }

            throw new ArgumentException($"{Spec.Name} has no column {column}", nameof(column));
        }
    }

    /// <summary>The rows that were public at the end of <paramref name="asOf"/>.</summary>
    public Series KnownAt(DateOnly asOf)
    {
        var last = PublicationCalendar
            .LastKnownDay(Spec, asOf)
            .AddDays(1)
            .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var known = 0;
        while (known < Count && Times[known] < last)
        {
            known++;
        }

        return known == Count ? this : new(Spec, [.. Times[..known]], [.. Columns.Select(c => c[..known].ToArray())]);
    }
}
