using System.Net;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using static BtcEvents.BusTests.Alerts.AlertmanagerPlace;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What becomes of what Alertmanager posts.</summary>
public sealed class AlertmanagerPageTests
{
    private const string Token = "canary-of-alertmanager";

    [Fact]
    public async Task An_alert_that_is_told_again_and_again_is_raised_once_and_its_end_once()
    {
        await using var place = await StartAsync();

        foreach (var status in (string[])["firing", "firing", "resolved", "firing", "resolved"])
        {
            Assert.Equal(HttpStatusCode.OK, (await place.PostAsync(Body(Alert(status)))).Code);
        }

        var raised = await place.Host.Tape.FindAsync<AlertRaised>();
        Assert.Equal(
            ("critical", "CycleLate: no cycle of BTC-USD has completed for 34 days"),
            (raised.Severity, raised.Title)
        );
        Assert.Equal("runbook: docs/runbooks/CycleLate.md, symbol: BTC-USD", raised.Text);
        var resolved = await place.Host.Tape.FindAsync<AlertResolved>();
        Assert.Equal(
            (raised.AlertId, raised.Severity, raised.Title),
            (resolved.AlertId, resolved.Severity, resolved.Title)
        );
        Assert.Equal(new DateTimeOffset(2025, 7, 5, 7, 0, 0, TimeSpan.Zero), resolved.OccurredAt);
        Assert.Equal(2, await place.Host.EverWrittenAsync());
    }

    [Fact]
    public async Task The_same_alert_that_fires_anew_is_another()
    {
        await using var place = await StartAsync();

        await place.PostAsync(Body(Alert()));
        await place.PostAsync(Body(Alert(startsAt: "2025-08-05T06:00:00Z")));

        Assert.Equal(2, await place.Host.EverWrittenAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"alerts\": null }")]
    [InlineData("{ \"alerts\": [ null ] }")]
    [InlineData(
        "{ \"alerts\": [ { \"status\": \"firing\", \"labels\": null, \"startsAt\": \"2025-07-05T06:00:00Z\", "
            + "\"fingerprint\": \"1\" } ] }"
    )]
    [InlineData("{ \"alerts\": [ { \"status\": \"firing\" } ] }")]
    [InlineData("alerts")]
    public async Task What_is_no_notification_is_refused_with_a_sentence(string body)
    {
        await using var place = await StartAsync();

        var (code, said) = await place.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith("no notification of Alertmanager: ", said, StringComparison.Ordinal);
        Assert.Equal(0, await place.Host.EverWrittenAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("canary")]
    public async Task Whoever_has_not_the_token_is_refused(string? token)
    {
        await using var place = await StartAsync(Token);

        var (code, said) = await place.PostAsync(Body(Alert()), token);

        Assert.Equal(HttpStatusCode.Unauthorized, code);
        Assert.DoesNotContain(Token, said, StringComparison.Ordinal);
        Assert.Equal(0, await place.Host.EverWrittenAsync());
        Assert.Equal(HttpStatusCode.OK, (await place.PostAsync(Body(Alert()), Token)).Code);
    }

    [Fact]
    public async Task While_the_store_is_away_Alertmanager_is_asked_to_come_again()
    {
        await using var place = await AwayAsync();

        var (code, said) = await place.PostAsync(Body(Alert()));

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Testbase at nowhere cannot be reached: it is away\n"),
            (code, said)
        );
    }
}
