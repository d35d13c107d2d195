using System.Net;
using System.Text.Json.Nodes;
using BtcEvents.AlertBridge;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What LINE is told.</summary>
public sealed class LineAlertChannelTests : IDisposable
{
    private readonly Receiver _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task An_alert_is_one_text_message_with_a_retry_key()
    {
        await SendAsync(Notices.Raised);

        var (request, body) = Assert.Single(_line.Posts);
        Assert.Equal(
            """{"to":"C42","messages":[{"type":"text","text":"the cycle <failed> & is gone\na text"}]}""",
            JsonNode.Parse(body)!.ToJsonString(new() { Encoder = Relaxed })
        );
        Assert.Equal($"{Notices.Raised.Id}", Assert.Single(request.Headers.GetValues("X-Line-Retry-Key")));
    }

    [Fact]
    public async Task What_LINE_has_sent_before_is_told()
    {
        _line.Answer = _ => HttpStatusCode.Conflict; // the answer to a retry key that it has seen

        await SendAsync(Notices.Raised);

        Assert.Single(_line.Posts);
    }

    [Theory]
    [InlineData(4999)]
    [InlineData(5000)]
    public async Task A_text_that_LINE_would_refuse_for_its_length_is_cut_between_two_characters(int before)
    {
        var text = new string('a', before - Notices.Over.Headline.Length - 1) + "\U0001F600" + new string('b', 100);

        await SendAsync(Notices.Over with { Text = text });

        var told = (string)JsonNode.Parse(_line.Posts[0].Body)!["messages"]![0]!["text"]!;
        Assert.InRange(told.Length, LineAlertChannel.LongestText - 1, LineAlertChannel.LongestText);
        Assert.EndsWith("a…", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_LINE_refuses_is_told_in_a_sentence()
    {
        _line.Answer = _ => HttpStatusCode.Unauthorized;

        var refused = await Assert.ThrowsAsync<BadInputException>(() => SendAsync(Notices.Raised));

        Assert.Equal("LINE at hooks.example refuses the alert with 401: no_service", refused.Message);
    }

    private static System.Text.Encodings.Web.JavaScriptEncoder Relaxed =>
        System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private Task SendAsync(AlertNotice notice) =>
        new LineAlertChannel(_line.Client(), new LineOptions { To = "C42", Token = "t" }).SendAsync(
            notice,
            TestContext.Current.CancellationToken
        );
}
