using BtcEvents.Failures;
using BtcEvents.Reporting;

namespace BtcEvents.Cli.Reports;

/// <summary>An HTML page as a file, or printed.</summary>
internal static class PageFile
{
    /// <summary>In place of a file: the page itself is printed, as a container without a disk has it.</summary>
    public const string StandardOutput = "-";

    /// <summary>
    /// Looks whether a page can be written there, before the work that it is to show; of what it tries
    /// only the folder stays.
    /// </summary>
    /// <param name="path">File, <see cref="StandardOutput"/>, or null for none.</param>
    /// <param name="overwrite">Whether a file that holds no page of ours may be replaced.</param>
    /// <exception cref="BadInputException">It cannot, or it is another file.</exception>
    public static void Check(string? path, bool overwrite)
    {
        if (path is null or StandardOutput)
        {
            return;
        }

        var file = Path.GetFullPath(path);
        var isThere = File.Exists(file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write)) { }

            if (isThere && !overwrite && !IsPage(file))
            {
                throw new BadInputException(
                    $"{file} is there already and is no page of btc: name another file, or say --overwrite"
                );
            }

            if (!isThere)
            {
                File.Delete(file);
            }
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be written: {unwritable.Message}", unwritable);
        }
    }

    private static bool IsPage(string file)
    {
        var head = new byte[PageMark.Head];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return length == 0 || PageMark.IsOn(head.AsSpan(0, length));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="page">UTF-8.</param>
    /// <param name="path">File, whose folder is made where it is absent, or <see cref="StandardOutput"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The whole path, or <see cref="StandardOutput"/>.</returns>
    public static async Task<string> WriteAsync(
        ReadOnlyMemory<byte> page,
        string path,
        CancellationToken cancellationToken
    )
    {
        if (path == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(page, cancellationToken);
            return path;
        }

        var file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, page, cancellationToken);
        return file;
    }
}
