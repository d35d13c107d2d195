using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.ServerTests.Whole;

/// <summary>
/// The same cycles in the embedded profile, where nothing is disturbed: what the distributed ones are held against.
/// </summary>
internal static class Undisturbed
{
    /// <summary>Digests by symbol and month.</summary>
    public static async Task<Dictionary<(string Symbol, string Month), string>> RunAsync(
        Site site,
        IEnumerable<(string Symbol, string Month)> cycles,
        CyclePlan plan,
        CancellationToken cancellationToken
    )
    {
        var home = new HomeFolder(Path.Combine(site.Folder, "embedded"));
        using var held = home.Hold();
        using var host = EmbeddedHost.Build(
            home,
            site.Market,
            new ForecastRecipe { Training = Site.Training, Trees = null },
            verbose: false
        );
        await host.StartAsync(cancellationToken);
        var digests = new Dictionary<(string, string), string>();
        foreach (var (symbol, month) in cycles)
        {
            var outcome = await EmbeddedHost.RunCycleAsync(
                host.Services,
                symbol,
                Month.Parse(month),
                plan,
                _ => { },
                cancellationToken
            );
            Assert.True(outcome.IsCompleted, outcome.Status.Reason);
            digests[(symbol, month)] = DigestsOf(outcome);
        }

        await host.StopAsync(cancellationToken);
        return digests;
    }

    /// <summary>Data, features, selection, model and forecast of a cycle, as one text.</summary>
    public static string DigestsOf(CycleOutcome outcome) =>
        System.Text.Json.Nodes.JsonNode.Parse(ScriptJson.Write(CycleDocument.Of(outcome)))!["digests"]!.ToJsonString();
}
