using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;
using BtcEvents.Messaging;

namespace BtcEvents.ContainerTests;

/// <summary>This version on what the previous one left: volumes, queues, and a cycle half done.</summary>
public sealed class UpgradeTests
{
    private const string Refuse = "reject_requeue_true";
    private const string Look = "ack_requeue_true";

    [Fact]
    public async Task Volumes_of_the_previous_version_serve_this_one_and_a_message_it_refused_thirty_times_is_not_lost()
    {
        try
        {
            await UpgradeAsync();
        }
        finally
        {
            await Stack.ComposeAsync("up", "-d"); // the other tests need this version whole
        }
    }

    private static async Task UpgradeAsync()
    {
        await Stack.EmptyAsync(Stack.Previous);
        await MonthlyRuns.PublishStartAsync("2024-12");
        await MonthlyRuns.EndedAsync("2024-12");
        var before = await ExplainedAsync(Stack.Previous, "2024-12");
        await Stack.Previous.RunAsync("stop", "trainer");
        await MonthlyRuns.PublishStartAsync("2024-11");
        await AwaitAsync("trainer");

        await Stack.ComposeAsync("up", "-d", "--scale", "trainer=0");
        await Stack.HealthyAsync([.. Stack.Containers.Where(name => name != "trainer")]);
        var after = await ExplainedAsync(Stack.Current, "2024-12");
        // This version may say more of it, and of what it says in addition it knows nothing.
        Assert.All(before, told => Assert.Equal(told.Value?.ToJsonString(), after[told.Key]?.ToJsonString()));

        // Declared by the previous version, without a limit of its own; the policy has come since.
        await ReturnAsync("trainer", Refuse, 30);
        await AwaitAsync("dead-letters");
        await ReturnAsync("dead-letters", Look, 2 * DeliveryLimit.Returns);
        var letter = Assert.Single(await DeadLettersAsync())!;
        Assert.Equal(("dead-letters", "trainer"), ((string?)letter["queue"], (string?)letter["source"]));

        await Stack.ComposeAsync("up", "-d");
        var redriven = await Stack.BtcAsync("dead-letters", "redrive", "--all");
        Assert.True(redriven.Code == 0, redriven.Said);
        var ended = await MonthlyRuns.EndedAsync("2024-11");
        Assert.Equal("completed", MonthlyRuns.StateOf(ended["2024-11"]));
        Assert.Empty(await DeadLettersAsync());
        await Stack.AllWellAsync();
    }

    private static async Task<JsonObject> ExplainedAsync(ComposeProject version, string month)
    {
        var answer = await version.BtcAsync("explain", $"BTC-USD-{month}-1", "--json");
        Assert.True(answer.Code == 0, answer.Said);
        return JsonNode.Parse(answer.Printed)!["forecast"]!.AsObject();
    }

    private static async Task<JsonArray> DeadLettersAsync()
    {
        var answer = await Stack.BtcAsync("dead-letters", "list", "--json");
        Assert.True(answer.Code == 0, answer.Said);
        return JsonNode.Parse(answer.Printed)!.AsArray();
    }

    private static Task AwaitAsync(string queue) =>
        Watchdog.UntilAsync(
            $"a message in {queue}",
            async () => Tuple.Create(await MonthlyRuns.ReturnAsync(queue, Look)),
            seen => seen.Item1 is not null,
            _ => "none"
        );

    private static async Task ReturnAsync(string queue, string ackMode, int times)
    {
        for (var time = 0; time < times && await MonthlyRuns.ReturnAsync(queue, ackMode) is not null; time++)
        {
            // It is the broker that counts.
        }
    }
}
