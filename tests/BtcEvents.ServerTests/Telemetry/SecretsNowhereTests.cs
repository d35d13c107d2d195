using System.Text.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Whole;
using Processes = BtcEvents.ServerTests.Whole.Fleet;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>
/// A password is in no log, health page, span or report of an error, whether it is the right one or not.
/// </summary>
public sealed class SecretsNowhereTests(Servers servers)
{
    private const string Canary = "canary-7f3e";

    private const int Refusing = 3; // the tests' S3 server lets anybody in

    private static readonly string[] Secrets =
    [
        "BTC_RABBITMQ__PASSWORD",
        "BTC_POSTGRES__PASSWORD",
        "BTC_MARIADB__PASSWORD",
        "BTC_S3__SECRETKEY",
    ];

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    public async Task A_service_that_is_refused_everywhere_tells_no_password(string format)
    {
        await using var place = await PlaceAsync("refused-everywhere", format);
        var (fleet, settings) = (place.Fleet, place.Settings);
        foreach (var secret in Secrets)
        {
            settings[secret] = Canary;
        }

        settings["BTC_LOG__LEVEL"] = "Debug";
        fleet.Start("Trainer-1", settings);
        var health = await fleet.UntilAsync(
            "Trainer-1",
            (_, answer) => answer.Servers.Count(server => !server.Healthy) == Refusing
        );
        await fleet.StopAllAsync();

        Assert.Contains("refused", fleet.LogText("Trainer-1"), StringComparison.Ordinal);
        await place.AssertNowhereAsync([Canary], JsonSerializer.Serialize(health));
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    public async Task A_stage_that_fails_is_reported_with_its_trace_and_without_the_passwords_in_use(string format)
    {
        await using var place = await PlaceAsync("fails", format);
        await using var slack = await SlackServer.StartAsync();
        place.Settings["BTC_SLACK__URL"] = slack.Url;
        var fleet = place.Fleet;
        await fleet.StartAllAsync(settings: place.Settings);

        await place.Site.StartCycleAsync("NONE-USD", "2024-01", new());

        var error = (
            await Watchdog.UntilAsync(
                "the fetcher's report of an error",
                () => Task.FromResult<IReadOnlyList<JsonNode>?>([.. place.Errors.Events.Where(IsOfFetcher)]),
                errors => errors.Count > 0,
                errors => $"{errors.Count} errors"
            )
        )[0];
        await Watchdog.UntilAsync("the alert on Slack", () => slack.Titles.Count > 0);
        var health = JsonSerializer.Serialize(await fleet.ReadyAsync("Fetcher-1"));
        await fleet.StopAllAsync();
        var spans = await place.Dashboard.SpansAsync();
        Assert.Contains(spans, span => span.TraceId == (string)error["tags"]!["trace_id"]!);
        string[] inUse = [.. Secrets.Select(secret => servers.Settings[secret]).Append(place.Dashboard.State.OtlpKey)];
        inUse = [.. inUse, SlackServer.Secret];
        Assert.All(inUse, secret => Assert.InRange(secret.Length, 8, 100));
        await place.AssertNowhereAsync(inUse, health);
    }

    private static bool IsOfFetcher(JsonNode error) => (string?)error["tags"]!["service"] == "fetcher";

    private async Task<WatchedPlace> PlaceAsync(string name, string format)
    {
        var place = await WatchedPlace.CreateAsync(servers, name);
        place.Settings["BTC_LOG__FORMAT"] = format;
        return place;
    }

    /// <summary>A site whose services tell a log, a dashboard and a receiver of errors.</summary>
    private sealed record WatchedPlace(Site Site, DashboardPlace Dashboard, ErrorReceiver Errors) : IAsyncDisposable
    {
        public Processes Fleet { get; } = new(Site);

        public Dictionary<string, string> Settings { get; } =
            new(Dashboard.State.OfSender(), StringComparer.Ordinal) { ["BTC_SENTRY__DSN"] = Errors.Dsn };

        public static async Task<WatchedPlace> CreateAsync(Servers servers, string name) =>
            new(
                await Site.CreateAsync(servers, name),
                await DashboardPlace.StartAsync(),
                await ErrorReceiver.StartAsync()
            );

        public async Task AssertNowhereAsync(string[] secrets, string health)
        {
            var logs = string.Join('\n', Fleet.Names.Select(Fleet.LogText));
            var sent = JsonSerializer.Serialize(await Dashboard.SpansAsync());
            sent += JsonSerializer.Serialize(await Dashboard.LogsAsync());
            string[] told = [logs, health, sent, .. Errors.Envelopes];
            Assert.All(told, text => Assert.True(text.Length > 2));
            Assert.All(told, text => AssertHoldsNone(text, [.. secrets, Errors.Dsn]));
        }

        // The failure shows where a secret stands, and not the rest of what may be a million characters.
        private static void AssertHoldsNone(string text, string[] secrets)
        {
            foreach (var secret in secrets)
            {
                var at = text.IndexOf(secret, StringComparison.Ordinal);
                Assert.True(at < 0, at < 0 ? "" : text[Math.Max(at - 200, 0)..Math.Min(at + 200, text.Length)]);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Fleet.DisposeAsync();
            await Errors.DisposeAsync();
            await Dashboard.DisposeAsync();
            await Site.DisposeAsync();
        }
    }
}
