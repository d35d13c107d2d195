using System.Text.Json.Nodes;
using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

/// <summary>
/// Start commands typed on the management page, and messages that no consumer can take, on a real broker.
/// </summary>
public sealed class PoisonTests(Servers servers)
{
    private const string Envelope = "application/vnd.masstransit+json";

    [Fact]
    public async Task A_command_typed_as_plain_json_runs_a_cycle_over_quorum_queues()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "typed");
        await using var host = await broker.HostAsync(place);

        Assert.True(
            await broker.PublishAsync(
                "start-monthly-cycle",
                """{ "month": "2025-06", "plan": { "seed": 7 }, "requestedBy": "a person" }"""
            )
        );

        var done = await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Month == "2025-06");
        Assert.Equal(7, done.Cycle.Plan.Seed);
        Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(done.Cycle.CycleId));
        var durable = (await broker.Queues.ListAsync()).Where(q => !q.Key.Contains("_bus_", StringComparison.Ordinal));
        Assert.All(durable, q => Assert.Equal("quorum", q.Value));
    }

    [Fact]
    public async Task Commands_typed_one_after_the_other_are_told_apart_and_the_same_one_again_is_harmless()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "told-apart");
        await using var host = await broker.HostAsync(place);
        string[] months = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"];
        foreach (var month in months.Concat(months))
        {
            await broker.PublishAsync("start-monthly-cycle", $$"""{ "month": "{{month}}" }""");
        }

        foreach (var month in months)
        {
            var done = await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Month == month);
            Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(done.Cycle.CycleId));
        }
    }

    [Theory]
    [InlineData("start-monthly-cycle", "{ this is no json", "application/json", "invalid start")]
    [InlineData("start-monthly-cycle", """{ "symbol": "BTC-USD" }""", "application/json", "month")]
    [InlineData("start-monthly-cycle", """{ "month": "2025-13" }""", "application/json", "2025-13")]
    [InlineData("fetcher-double", "{ this is no json", Envelope, "invalid start")]
    [InlineData(
        "fetcher-double",
        """{ "messageType": ["urn:message:Nobody:Knows"], "message": {} }""",
        Envelope,
        "no consumer"
    )]
    [InlineData(
        "fetcher-double",
        """{ "messageType": ["urn:message:BtcEvents.Contracts:UpdateMarketData"], "message": {} }""",
        Envelope,
        "cycle"
    )]
    [InlineData(
        "monthly-cycle",
        """
            { "messageType": ["urn:message:BtcEvents.Contracts:StartMonthlyCycle"], "message": { "month": "2025-00" } }
            """,
        Envelope,
        "2025-00"
    )]
    public async Task A_message_that_cannot_be_taken_ends_in_the_error_queue_with_a_reason(
        string queue,
        string payload,
        string type,
        string reason
    )
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "poison");
        using var faulted = new MetricsPage(BtcEventsTelemetry.Name);
        await using var host = await broker.HostAsync(place);

        await broker.PublishAsync(queue, payload, type, "0197b6a0-0000-8000-8000-000000000001");

        var errors = await broker.Queues.MessagesAsync(queue + "_error", 1);
        Assert.Contains(reason, ReasonOf(errors[0]!), StringComparison.OrdinalIgnoreCase);
        await AssertCountedOnceAsync(faulted, queue);
        await AssertStillWorksAsync(host, broker);
    }

    [Fact]
    public async Task A_body_of_five_megabytes_is_refused_unread()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "large");
        using var faulted = new MetricsPage(BtcEventsTelemetry.Name);
        await using var host = await broker.HostAsync(place);

        await broker.PublishAsync(
            "start-monthly-cycle",
            $$"""{ "month": "2025-05", "requestedBy": "{{new string('x', 5_000_000)}}" }"""
        );

        var errors = await broker.Queues.MessagesAsync("start-monthly-cycle_error", 1);
        Assert.Contains("1,048,576", ReasonOf(errors[0]!), StringComparison.Ordinal);
        await AssertCountedOnceAsync(faulted, "start-monthly-cycle");
        await AssertStillWorksAsync(host, broker);
    }

    // It is in the error queue a moment before it is counted.
    private static Task AssertCountedOnceAsync(MetricsPage faulted, string queue) =>
        Watchdog.UntilAsync(
            $"one fault of {queue}",
            () => faulted.LinesAsync($"btcevents_messages_faulted_total{{consumer=\"{queue}\"")!,
            lines => lines is [var one] && one.EndsWith(" 1", StringComparison.Ordinal),
            lines => string.Join('\n', lines)
        );

    private static async Task AssertStillWorksAsync(BusHost host, Broker broker)
    {
        await broker.PublishAsync("start-monthly-cycle", """{ "month": "2025-06" }""");
        await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Month == "2025-06");
    }

    private static string ReasonOf(JsonNode message) => (string)message["properties"]!["headers"]!["MT-Fault-Message"]!;
}
