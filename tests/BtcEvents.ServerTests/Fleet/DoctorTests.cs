using System.Globalization;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>An operator who knows nothing but what <c>btc doctor</c> prints.</summary>
public sealed class DoctorTests(Servers servers)
{
    private const string Envelope = "application/vnd.masstransit+json";
    private const int OfEachCause = 10;
    private const int MostCommands = 8;

    // The aim is 1 s, which a machine that runs other tests beside it does not always keep.
    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(2);

    private static readonly (string Queue, string Payload, string Type)[] Poison =
    [
        ("start-monthly-cycle", """{ "month": "2025-06", "plan": { "from": "Datas" } }""", "application/json"),
        ("preprocessor", "{ this is no json", Envelope),
        ("selector", """{ "messageType": ["urn:message:Nobody:Knows"], "message": {} }""", Envelope),
        (
            "fetcher",
            $$"""{ "messageType": ["urn:message:Nobody:Knows"], "message": { "text": "{{new string(
                'x',
                1_100_000
            )}}" } }""",
            Envelope
        ),
        ("trainer", Lost, Envelope),
    ];

    private static string Lost =>
        """
            {
              "messageType": ["urn:message:BtcEvents.Contracts:FeaturesSelected"],
              "message": {
                "cycle": {
                  "cycleId": "16a91727-fc72-8954-af7e-6f46cc8c10a8",
                  "symbol": "BTC-USD", "month": "2025-06", "asOf": "2025-05-31", "attempt": 1,
                  "plan": { "from": 1, "through": 5, "seed": 42, "mayPromote": true }
                },
                "occurredAt": "2025-06-01T06:30:00+00:00",
                "datasetDigest": "DIGEST",
                "table": "tables/DIGEST.csv",
                "featureSet": "feature-sets/DIGEST.json",
                "features": ["premium"], "considered": 1, "reused": false, "reason": "a test"
              }
            }
            """.Replace("DIGEST", new string('a', 64), StringComparison.Ordinal);

    [Fact]
    public async Task With_a_dead_service_and_fifty_poisoned_messages_what_it_prints_leads_back_to_health()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        await place.DoneAsync("up", "--wait", "1800");
        await place.DoneAsync("start-cycle", "--month", "2025-06", "--follow");
        Assert.Contains("Nothing is wrong.", await place.DoneAsync("doctor"), StringComparison.Ordinal);
        await HarmAsync(place);

        var (code, sick, processor) = await place.TimedAsync("doctor");

        Assert.Equal(1, code);
        Assert.All(
            Poison.Select(p => p.Queue + "_error").Append("predictor"),
            subject => Assert.Contains(subject, sick, StringComparison.Ordinal)
        );
        Assert.Contains("predictor stopped", sick, StringComparison.Ordinal);
        Assert.Contains("50 of 5 causes", sick, StringComparison.Ordinal);
        Assert.InRange(processor, TimeSpan.Zero, MostProcessorTime);
        Assert.InRange(await FollowAsync(place), 1, MostCommands);
    }

    // One look, what it prints, and a look again, until it says that nothing is wrong; how many commands that took.
    private static async Task<int> FollowAsync(FleetPlace place)
    {
        for (var commands = 1; ; commands++)
        {
            var (code, output, errors) = await place.RunAsync("doctor", "--json");
            var seen = JsonNode.Parse(output)!;
            if (code == 0)
            {
                Assert.True((bool)seen["healthy"]!);
                return commands;
            }

            Assert.True(commands < MostCommands, output + errors);
            foreach (var next in seen["next"]!.AsArray())
            {
                var words = ((string)next!).Split(' ');
                Assert.Equal("btc", words[0]);
                await place.DoneAsync([.. words[1..^2]]); // less --servers FILE, which the place gives
                commands++;
            }
        }
    }

    private static async Task HarmAsync(FleetPlace place)
    {
        var processes = JsonNode.Parse(await place.DoneAsync("ps", "--json"))!.AsArray();
        var predictor = (int)processes.Single(p => (string)p!["name"]! == "predictor")!["pid"]!;
        using (var process = System.Diagnostics.Process.GetProcessById(predictor))
        {
            process.Kill();
        }

        foreach (var (queue, payload, type) in Poison)
        {
            for (var i = 0; i < OfEachCause; i++)
            {
                await place.Broker.PublishAsync(queue, payload, type, Guid.NewGuid().ToString());
            }
        }

        foreach (var (queue, _, _) in Poison)
        {
            await place.Broker.Queues.MessagesAsync(queue + "_error", OfEachCause);
        }

        var (code, output, _) = await place.RunAsync("ps", "--json");
        Assert.Equal(1, code);
        Assert.Contains("stopped", output, StringComparison.Ordinal);
        var (_, _, data) = await place.RunAsync("start-cycle", "--month", "2025-05", "--through", "Data", "--follow");
        Assert.DoesNotContain("reads its queue now", data, StringComparison.Ordinal);
        var (_, _, whole) = await place.RunAsync("start-cycle", "--month", "2025-05");
        Assert.Contains("no predictor reads its queue now, so the cycle waits there", whole, StringComparison.Ordinal);
    }
}
