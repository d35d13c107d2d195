using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Reporter;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Reports;

/// <summary>The HTML report of a cycle as a file.</summary>
internal static class ReportFile
{
    /// <summary>
    /// Fetches the page that the reporter has put into the artefact store. Where it is not there, because the reporter
    /// died, failed or came later than the cycle, or because it was lost, the page is made here by the same code.
    /// </summary>
    /// <param name="outcome">A cycle that is over.</param>
    /// <param name="services">Its stores; a scope.</param>
    /// <param name="path">File to write, <see cref="PageFile.StandardOutput"/>, or null for one named after the
    /// forecast in <paramref name="folder"/>.</param>
    /// <param name="folder">Folder, made where it is absent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The path; null for a cycle without a forecast.</returns>
    public static async Task<string?> FetchAsync(
        CycleOutcome outcome,
        IServiceProvider services,
        string? path,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (!outcome.IsCompleted || outcome.Find<ForecastMade>() is not { } forecast)
        {
            return null;
        }

        var artefacts = services.GetRequiredService<IArtefactStore>();
        var page =
            await WrittenAsync(outcome.Find<ReportWritten>(), artefacts, cancellationToken)
            ?? await MadeAsync(outcome, services, artefacts, cancellationToken);
        path ??= Path.Combine(folder, forecast.ForecastId + ".html");
        return await PageFile.WriteAsync(page, path, cancellationToken);
    }

    private static async Task<byte[]?> WrittenAsync(
        ReportWritten? written,
        IArtefactStore artefacts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return written is null ? null : await artefacts.GetAsync(written.Report, cancellationToken);
        }
        catch (Exception lost) when (Failure.IsLost(lost))
        {
            return null; // it can be made again
        }
    }

    private static async Task<byte[]> MadeAsync(
        CycleOutcome outcome,
        IServiceProvider services,
        IArtefactStore artefacts,
        CancellationToken cancellationToken
    )
    {
        var reporting = ActivatorUtilities.CreateInstance<CycleReporting>(services);
        var made = await reporting.WriteAsync(outcome.Cycle.CycleId, cancellationToken);
        return await artefacts.GetAsync(made!.Value.Report, cancellationToken);
    }
}
