using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.ServerTests.Observability;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The whole way of an alert, from a bad model to people, with the rules as they are.</summary>
public sealed class ModelAlertTests(Servers servers)
{
    private const string Alert = "ModelR2Low: R2 out of sample of the model for BTC-USD is ";

    // What an alert may take from its cause to people; a few seconds where the machine is quiet.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_bad_model_is_told_once_and_its_end_once_when_a_good_one_is_trained()
    {
        await using var site = await Site.CreateAsync(servers, "model-alert");
        SpoiledMarket.SpoilForAWhile(site.Market);
        await using var fleet = new Fleet(site);
        await using var slack = await SlackServer.StartAsync();
        await fleet.StartAllAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_SLACK__URL"] = slack.Url }
        );
        await using var alertmanager = await AlertmanagerServer.StartAsync(fleet.AddressOf("AlertBridge-1"));
        await using var prometheus = await FleetScrape.StartAsync(fleet, servers, "model-alert", alertmanager.Address);

        await TrainAsync(site, fleet, SpoiledMarket.Bad, 1);
        await ToldAsync(slack, Alert);
        await TrainAsync(site, fleet, "2023-12", 2);
        await ToldAsync(slack, "Over: " + Alert);

        Assert.Single(slack.Titles, title => title.StartsWith(Alert, StringComparison.Ordinal));
        Assert.Single(slack.Titles, title => title.StartsWith("Over: " + Alert, StringComparison.Ordinal));
    }

    private static async Task TrainAsync(Site site, Fleet fleet, string month, int cycles)
    {
        await site.StartCycleAsync("BTC-USD", month, new CyclePlan());
        await fleet.CompletedAsync(cycles);
    }

    private static async Task ToldAsync(SlackServer slack, string title)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Watchdog.UntilAsync(
            $"'{title}' on Slack",
            () => Task.FromResult<IReadOnlyList<string>?>(slack.Titles),
            titles => titles.Any(told => told.StartsWith(title, StringComparison.Ordinal)),
            titles => string.Join("; ", titles)
        );
        var took = TimeProvider.System.GetElapsedTime(began);
        TestContext.Current.SendDiagnosticMessage($"'{title}' after {took.TotalSeconds:0.0} s");
        Assert.InRange(took, TimeSpan.Zero, Longest);
    }
}
