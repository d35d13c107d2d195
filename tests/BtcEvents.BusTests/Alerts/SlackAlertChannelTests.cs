using System.Text.Json.Nodes;
using BtcEvents.AlertBridge;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What Slack is told.</summary>
public sealed class SlackAlertChannelTests
{
    [Fact]
    public async Task An_alert_and_its_end_are_posted_in_their_colours()
    {
        using var receiver = new Receiver();
        var channel = new SlackAlertChannel(receiver.Client());

        await channel.SendAsync(Notices.Raised, TestContext.Current.CancellationToken);
        await channel.SendAsync(Notices.Over, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ("danger", "the cycle &lt;failed&gt; &amp; is gone", "a text"),
                ("good", "Over: the cycle &lt;failed&gt; &amp; is gone", ""),
            ],
            receiver
                .Posts.Select(post => JsonNode.Parse(post.Body)!["attachments"]![0]!)
                .Select(post => ((string)post["color"]!, (string)post["title"]!, (string)post["text"]!))
        );
    }
}
