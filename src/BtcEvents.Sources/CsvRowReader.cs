using System.Collections.Immutable;
using System.Globalization;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// Turns the cells of one line into a row: finds the columns of a series by name, reads its time and numbers.
/// </summary>
internal sealed class CsvRowReader
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private readonly SeriesSpec _spec;
    private readonly string _file;
    private readonly int _width;
    private readonly int _time;
    private readonly ImmutableArray<int> _columns;

    public CsvRowReader(SeriesSpec spec, string file, int line, IReadOnlyList<string> header)
    {
        (_spec, _file, _width) = (spec, file, header.Count);
        _time = Locate(line, header, spec.TimeColumn);
        _columns = [.. spec.Columns.Select(c => Locate(line, header, c.Name))];
    }

    public RawRow Read(int line, IReadOnlyList<string> cells)
    {
        if (cells.Count != _width)
        {
            throw Bad(
                line,
                $"{cells.Count} cells stand where the header has {_width}"
                    + (cells.Count < _width ? ", so the line is cut" : LikelyCause.OfManyCells)
            );
        }

        var values = new double[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadNumber(line, _spec.Columns[i], cells[_columns[i]]);
        }

        return new(new(_file, $"line {line}"), ReadTime(line, cells[_time]), [.. values]);
    }

    private DateTime ReadTime(int line, string cell)
    {
        var intraday = _spec.Calendar == TradingCalendar.Intraday;
        return DateTime.TryParseExact(
            cell,
            intraday ? TimeFormat : DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw Bad(
                line,
                $"{_spec.TimeColumn} is '{Shorten(cell)}', and "
                    + $"{(intraday ? "a UTC time such as 2025-06-30T16:00:00Z" : "a day such as 2025-06-30")} is "
                    + $"required"
            );
    }

    private double ReadNumber(int line, ColumnSpec column, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return column.Sparse ? double.NaN : throw Bad(line, $"{column.Name} is empty, and a number is required");
        }

        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw Bad(
                line,
                $"{column.Name} is '{Shorten(cell)}', and a number is required{LikelyCause.OfNoNumber(cell)}"
            );
        }

        return double.IsFinite(value)
            ? value
            : throw Bad(line, $"{column.Name} is '{Shorten(cell)}', and a finite number is required");
    }

    private int Locate(int line, IReadOnlyList<string> header, string column)
    {
        var found = Enumerable.Range(0, header.Count).Where(i => header[i].Trim() == column).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw Bad(
                line,
                $"the column {column} is absent from the header, and it is required{LikelyCause.OfAbsent(header)}"
            ),
            _ => throw Bad(
                line,
                $"the column {column} stands {found.Length} times in the header, and once is required"
            ),
        };
    }

    private BadInputException Bad(int line, string rule) => new($"{_file}, line {line}: {rule}");

    private static string Shorten(string cell) => cell.Length <= 40 ? cell : cell[..40] + "...";
}
