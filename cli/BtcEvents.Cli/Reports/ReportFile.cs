using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Reporter;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Reports;

/// <summary>The HTML report of a cycle as a file.</summary>
internal static class ReportFile
{
    /// <summary>
    /// Fetches the page that the reporter has put into the artefact store. Where it has not, because it died, failed or
    /// came later than the cycle, the page is made here by the same code.
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

        var reference =
            outcome.Find<ReportWritten>()?.Report
            ?? (
                await ActivatorUtilities
                    .CreateInstance<CycleReporting>(services)
                    .WriteAsync(outcome.Cycle.CycleId, cancellationToken)
            )!
                .Value
                .Report;
        var page = await services.GetRequiredService<IArtefactStore>().GetAsync(reference, cancellationToken);
        path ??= Path.Combine(folder, forecast.ForecastId + ".html");
        return await PageFile.WriteAsync(page, path, cancellationToken);
    }
}
