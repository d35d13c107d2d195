using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BtcEvents.Features;

/// <summary>
/// The bytes of a table in the artefact store: UTF-8 lines with LF. A version line; symbol, as-of date, dataset
/// digest and origin; a header; one comma-separated line per month, calendar months first, then each shift (an empty
/// cell is NaN, numbers in the shortest form that reads back to the same bits); last a SHA-256 over everything before
/// it. The same table gives the same bytes.
/// </summary>
public static class FeatureTableFile
{
    internal const string Mark = "btcevents-feature-table";
    internal const string Version = "1";
    internal const string ChecksumKey = "sha256";

    internal const string Simulated = "simulated";
    internal const string Real = "real";

    /// <summary>The names of the columns that stand before the features.</summary>
    internal static readonly string[] FixedColumns = ["shift_days", "month", "mean_close", "target"];

    /// <summary>Bytes of a table.</summary>
    /// <exception cref="ArgumentException">A name or the symbol holds a comma or a control character.</exception>
    public static byte[] Write(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        AppendLine(text, Mark, Version);
        AppendLine(text, "symbol", table.Symbol);
        AppendLine(text, "as_of", table.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AppendLine(text, "dataset_digest", table.DatasetDigest);
        AppendLine(text, "origin", table.Simulated ? Simulated : Real);
        AppendLine(text, [.. FixedColumns, .. table.Features]);
        AppendRows(text, table);
        foreach (var shifted in table.Shifted)
        {
            AppendRows(text, shifted);
        }

        var body = Encoding.UTF8.GetBytes(text.ToString());
        return
        [
            .. body,
            .. Encoding.UTF8.GetBytes($"{ChecksumKey},{Convert.ToHexStringLower(SHA256.HashData(body))}\n"),
        ];
    }

    /// <summary>The table that <see cref="Write"/> made the bytes of, equal to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a table, of another version, cut short or
    /// altered.</exception>
    public static FeatureTable Read(ReadOnlySpan<byte> bytes) => new FeatureTableReader(bytes).Read();

    private static void AppendRows(StringBuilder text, FeatureTable table)
    {
        for (var i = 0; i < table.Months.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.ShiftDays},{table.Months[i]}");
            AppendCell(text, table.MeanClose[i]);
            AppendCell(text, table.Target[i]);
            foreach (var value in table.Rows[i])
            {
                AppendCell(text, value);
            }

            text.Append('\n');
        }
    }

    private static void AppendLine(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Any(c => c == ',' || char.IsControl(c)))
            {
                throw new ArgumentException($"'{cells[i]}' cannot be written: it holds a comma or a control character");
            }

            text.Append(i > 0 ? "," : "").Append(cells[i]);
        }

        text.Append('\n');
    }

    private static void AppendCell(StringBuilder text, double value)
    {
        text.Append(',');
        if (!double.IsNaN(value))
        {
            text.Append(CultureInfo.InvariantCulture, $"{value:R}");
        }
    }
}
