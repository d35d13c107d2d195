using System.Collections.Immutable;
using System.Text;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// Reads one series from CSV: UTF-8, commas, a header line with the columns of the series in any order. Columns that
/// the series does not have are ignored. Lines are counted from 1 as an editor does.
/// </summary>
public static class CsvSeriesReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Reads every row; order and values are left to the data checks.</summary>
    /// <param name="spec">What the series is.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="payload">The bytes of the file.</param>
    /// <exception cref="BadInputException">The file cannot be read; the sentence names file, line and rule.</exception>
    public static RawSeries Read(SeriesSpec spec, string file, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var text = Decode(file, payload);
        var lines = new CsvLineReader(file, text);
        if (!lines.Read())
        {
            throw new BadInputException(
                $"{file}: the file is empty, and a header line with {spec.TimeColumn} is required"
            );
        }

        var row = new CsvRowReader(spec, file, lines.Line, lines.Cells);
        var rows = ImmutableArray.CreateBuilder<RawRow>();
        while (lines.Read())
        {
            rows.Add(row.Read(lines.Line, lines.Cells));
        }

        return rows.Count > 0
            ? new()
            {
                Spec = spec,
                Document = file,
                Rows = rows.ToImmutable(),
                EndsInsideLine = text[^1] != '\n',
            }
            : throw new BadInputException(
                $"{file}: the file has a header and no rows, and at least one row is required"
            );
    }

    private static string Decode(string file, ReadOnlySpan<byte> payload)
    {
        try
        {
            return StrictUtf8.GetString(payload).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new BadInputException($"{file}: byte {e.Index + 1} is not UTF-8, and the file must be UTF-8 text", e);
        }
    }
}
