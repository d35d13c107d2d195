using System.Text.Json.Nodes;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What a webhook of the user's is told.</summary>
public sealed class WebhookAlertChannelTests
{
    [Fact]
    public async Task An_alert_and_its_end_are_posted_whole_each_with_a_key_of_its_own()
    {
        using var receiver = new Receiver();
        var channel = new WebhookAlertChannel(receiver.Client());
        var cycle = Facts.Cycle();

        await channel.SendAsync(Notices.Raised with { Cycle = cycle }, TestContext.Current.CancellationToken);
        await channel.SendAsync(Notices.Over, TestContext.Current.CancellationToken);

        var told = receiver.Posts.Select(post => JsonNode.Parse(post.Body)!).ToList();
        Assert.Equal(["raised", "resolved"], told.Select(one => (string)one["status"]!));
        Assert.Equal($"{cycle.CycleId}", (string)told[0]["cycle"]!["cycleId"]!);
        var raised = told[0].AsObject();
        raised.Remove("cycle");
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """
                    {
                      "id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "status": "raised", "severity": "critical",
                      "title": "the cycle <failed> & is gone", "text": "a text",
                      "occurredAt": "1970-01-01T00:00:00+00:00", "alertId": "1"
                    }
                    """
                ),
                raised
            ),
            raised.ToJsonString()
        );
        Assert.All(receiver.Posts, post => Assert.True(post.Request.Content!.Headers.ContentLength > 0));
        Assert.Equal(
            [$"\"{Notices.Raised.Id}\"", $"\"{Notices.Over.Id}\""],
            receiver.Posts.Select(post => Assert.Single(post.Request.Headers.GetValues("Idempotency-Key")))
        );
    }
}
