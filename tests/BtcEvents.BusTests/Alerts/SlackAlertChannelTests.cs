using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What Slack is told, and what becomes of an alert that it does not take.</summary>
public sealed class SlackAlertChannelTests : IDisposable
{
    private const string Queue = "alert-channel-slack";
    private const string Secret = "canary-of-slack";

    private static readonly AlertRaised Alert = new()
    {
        Severity = AlertSeverity.Critical,
        Title = "the cycle <failed> & is gone",
        Text = "a text",
        OccurredAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly AlertResolved End = new()
    {
        AlertId = "1",
        Severity = AlertSeverity.Critical,
        Title = "the cycle",
        OccurredAt = DateTimeOffset.UnixEpoch,
    };

    private readonly TempFolder _folder = new();
    private readonly Slack _slack = new();

    public void Dispose()
    {
        _slack.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_alert_and_its_end_are_posted_in_their_colours()
    {
        await using var host = await StartAsync();

        await host.DeliverAsync(Alert, Queue);
        await host.DeliverAsync(End, Queue);

        Assert.Equal(
            [("danger", "the cycle &lt;failed&gt; &amp; is gone", "a text"), ("good", "Over: the cycle", "")],
            _slack
                .Posts.Select(post => JsonNode.Parse(post)!["attachments"]![0]!)
                .Select(post => ((string)post["color"]!, (string)post["title"]!, (string)post["text"]!))
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_Slack_that_is_broken_for_a_while_is_told_once_when_it_is_back(HttpStatusCode code)
    {
        _slack.Answer = call => call <= 10 ? code : HttpStatusCode.OK;
        await using var host = await StartAsync();

        var delivery = await host.DeliverAsync(Alert, Queue);

        Assert.Null(delivery.Failure);
        Assert.Equal((11, 1), (_slack.Posts.Count, _slack.Taken));
    }

    [Fact]
    public async Task What_Slack_refuses_ends_in_the_error_queue_at_once_and_no_word_shows_the_address()
    {
        _slack.Answer = _ => HttpStatusCode.NotFound;
        await using var host = await StartAsync();

        var delivery = await host.DeliverAsync(Alert, Queue);

        var refused = Assert.IsType<BadInputException>(delivery.Failure);
        Assert.Equal("Slack at hooks.example refuses the alert with 404: no_service", refused.Message);
        Assert.Single(_slack.Posts);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddAlertChannel<SlackAlertChannel>(),
            services =>
                services.AddSingleton(new HttpClient(_slack) { BaseAddress = new($"https://hooks.example/{Secret}") })
        );

    private sealed class Slack : HttpMessageHandler
    {
        public ConcurrentQueue<string> Posts { get; } = [];

        public int Taken { get; private set; }

        public Func<int, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Posts.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
            var code = Answer(Posts.Count);
            Taken += code == HttpStatusCode.OK ? 1 : 0;
            return new(code) { Content = new StringContent(code == HttpStatusCode.OK ? "ok" : "no_service") };
        }
    }
}
