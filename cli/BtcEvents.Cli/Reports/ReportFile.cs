using BtcEvents.Contracts;
using BtcEvents.Storage;

namespace BtcEvents.Cli.Reports;

/// <summary>The HTML report of a cycle as a file.</summary>
internal static class ReportFile
{
    /// <summary>Fetches the page from the artefact store; the path of the file.</summary>
    /// <param name="artefacts">Where the reporter has put it.</param>
    /// <param name="written">What the reporter said of it.</param>
    /// <param name="path">File to write; null for one named after the forecast in <paramref name="folder"/>.</param>
    /// <param name="folder">Folder, made where it is absent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> FetchAsync(
        IArtefactStore artefacts,
        ReportWritten written,
        string? path,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var page = await artefacts.GetAsync(written.Report, cancellationToken);
        var file = Path.GetFullPath(path ?? Path.Combine(folder, written.ForecastId + ".html"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, page, cancellationToken);
        return file;
    }
}
