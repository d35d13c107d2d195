namespace BtcEvents.Sources;

/// <summary>
/// What is probably behind a file that cannot be read, as the end of the sentence about it; empty where nothing is
/// likely.
/// </summary>
internal static class LikelyCause
{
    /// <summary>Of a header without a column.</summary>
    public static string OfAbsent(IReadOnlyList<string> header) =>
        header is not [var only] ? ""
        : only.Contains(';', StringComparison.Ordinal) ? ": the file seems to be separated by semicolons, use commas"
        : only.Contains('\t', StringComparison.Ordinal) ? ": the file seems to be separated by tabs, use commas"
        : "";

    /// <summary>Of a line with more cells than the header.</summary>
    public const string OfManyCells = ": if numbers are written with decimal commas, write 1.5 in place of 1,5";

    /// <summary>Of a cell that holds no number.</summary>
    public static string OfNoNumber(string cell) =>
        cell.Trim() switch
        {
            "." => ": FRED writes a dot where it has no value, leave such rows out",
            "null" or "NULL" or "NA" or "N/A" or "-" => ": leave rows without a value out",
            var text when text.Contains(',', StringComparison.Ordinal) =>
                ": write 1234.5 in place of 1.234,5 or 1,234.5",
            _ => "",
        };
}
