namespace BtcEvents.Cli.Fleet;

/// <summary>The end of a log.</summary>
internal static class LogTail
{
    private const int MostBytes = 64 * 1024;

    /// <summary>The last lines that the process itself wrote, oldest first.</summary>
    public static IReadOnlyList<string> Of(ServiceRecord record, int lines)
    {
        if (!File.Exists(record.Log))
        {
            return [];
        }

        using var file = new FileStream(
            record.Log,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        // Shorter than where the process began: it was full, and emptied since.
        var start = record.LogStart <= file.Length ? record.LogStart : 0;
        file.Position = Math.Max(start, file.Length - MostBytes);
        using var reader = new StreamReader(file);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeLast(lines),
        ];
    }
}
