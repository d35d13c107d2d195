using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Reporting;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Reports;

/// <summary>Writes the HTML report of a cycle.</summary>
internal static class CycleReportFile
{
    /// <summary>The path of the report; null for a cycle without a forecast.</summary>
    public static async Task<string?> WriteAsync(
        CycleOutcome outcome,
        IServiceProvider services,
        HomeFolder home,
        CancellationToken cancellationToken
    )
    {
        if (!outcome.IsCompleted || outcome.Find<ForecastMade>() is not { } forecast)
        {
            return null;
        }

        await using var scope = services.CreateAsyncScope();
        var lineage =
            await ForecastLineage.ReadAsync(scope.ServiceProvider, forecast.ForecastId, cancellationToken)
            ?? throw new InvalidDataException(
                $"forecast {forecast.ForecastId} was announced but is not in the market store"
            );
        var market = await services
            .GetRequiredService<IMarketStore>()
            .ReadAsync(outcome.Cycle.Symbol, outcome.Cycle.AsOf, cancellationToken);
        var page = CycleReportPage.Render(CycleReportMapper.Map(outcome, lineage, market));
        Directory.CreateDirectory(home.Reports);
        var path = Path.Combine(home.Reports, forecast.ForecastId + ".html");
        await File.WriteAllTextAsync(
            path,
            page,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            cancellationToken
        );
        return path;
    }
}
