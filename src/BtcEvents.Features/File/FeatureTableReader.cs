using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>Reads the lines of a feature table file once, front to back.</summary>
internal sealed class FeatureTableReader
{
    private readonly string[] _lines;
    private int _next;

    public FeatureTableReader(ReadOnlySpan<byte> bytes)
    {
        var firstLine = bytes.IndexOf((byte)'\n');
        var start = firstLine < 0 ? [] : Encoding.UTF8.GetString(bytes[..firstLine]).Split(',');
        if (start.Length != 2 || start[0] != FeatureTableFile.Mark)
        {
            throw new InvalidDataException("the bytes are not a feature table: the first line is missing or another");
        }

        // Before the checksum: a later version may well end in another way.
        if (start[1] != FeatureTableFile.Version)
        {
            throw new InvalidDataException(
                $"the feature table has version '{start[1]}', but only version {FeatureTableFile.Version} can be read"
            );
        }

        _lines = Encoding.UTF8.GetString(BodyOf(bytes)).Split('\n')[1..^1];
    }

    public FeatureTable Read()
    {
        var symbol = Value("symbol");
        var asOf = Value("as_of");
        var digest = Value("dataset_digest");
        var simulated = Value("origin") switch
        {
            FeatureTableFile.Simulated => true,
            FeatureTableFile.Real => false,
            var other => throw Broken($"origin '{other}' is neither real nor simulated"),
        };
        var header = NextLine().Split(',');
        var features = FeaturesOf(header);
        var rows = new List<Row>();
        while (_next < _lines.Length)
        {
            rows.Add(NextRow(header.Length));
        }

        try
        {
            var tables = rows.GroupBy(r => r.ShiftDays).Select(shift => Table(shift.Key, [.. shift], [])).ToArray();
            return tables is [{ ShiftDays: 0 }, ..]
                ? Table(0, [.. rows.Where(r => r.ShiftDays == 0)], [.. tables[1..]])
                : throw new InvalidDataException("the feature table has no calendar months");
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"the feature table does not fit together: {e.Message}", e);
        }

        FeatureTable Table(int shiftDays, Row[] of, ImmutableArray<FeatureTable> shifted) =>
            new(
                symbol,
                Day(asOf),
                digest,
                [.. of.Select(r => r.Month)],
                features,
                [.. of.Select(r => r.Values)],
                [.. of.Select(r => r.Target)],
                [.. of.Select(r => r.MeanClose)]
            )
            {
                Simulated = simulated,
                ShiftDays = shiftDays,
                Shifted = shifted,
            };
    }

    private Row NextRow(int cellCount)
    {
        var cells = NextLine().Split(',');
        if (
            cells.Length != cellCount
            || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var shift)
            || !Month.TryParse(cells[1], out var month)
        )
        {
            throw Broken($"a shift, a month and {cellCount - 2} values expected");
        }

        var values = cells.Skip(2).Select(Number).ToArray();
        return new(shift, month, values[0], values[1], values[2..]);
    }

    private static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> bytes)
    {
        var length = FeatureTableFile.ChecksumKey.Length + 1 + (2 * SHA256.HashSizeInBytes) + 1;
        if (bytes.Length > length)
        {
            var body = bytes[..^length];
            var checksum = $"{FeatureTableFile.ChecksumKey},{Convert.ToHexStringLower(SHA256.HashData(body))}\n";
            if (bytes[^length..].SequenceEqual(Encoding.UTF8.GetBytes(checksum)))
            {
                return body;
            }
        }

        throw new InvalidDataException("the feature table is cut short or altered: its checksum does not fit");
    }

    private ImmutableArray<string> FeaturesOf(string[] header)
    {
        var before = FeatureTableFile.FixedColumns.Length;
        return
            header.Length >= before
            && header[..before].SequenceEqual(FeatureTableFile.FixedColumns, StringComparer.Ordinal)
            ? [.. header[before..]]
            : throw Broken($"'{string.Join(',', FeatureTableFile.FixedColumns)}' expected");
    }

    private string Value(string key)
    {
        var cells = NextLine().Split(',');
        return cells.Length == 2 && cells[0] == key ? cells[1] : throw Broken($"'{key}' expected");
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidDataException($"the feature table's as-of date '{text}' is not a day");

    private double Number(string cell) =>
        cell.Length == 0 ? double.NaN
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw Broken($"'{cell}' is not a number");

    private string NextLine() =>
        _next < _lines.Length
            ? _lines[_next++]
            : throw new InvalidDataException("the feature table ends before its header");

    // _next counts lines after the version line, so it is the number of the line just read less one.
    private InvalidDataException Broken(string rule) => new($"the feature table is broken in line {_next + 1}: {rule}");

    private sealed record Row(int ShiftDays, Month Month, double MeanClose, double Target, double[] Values);
}
