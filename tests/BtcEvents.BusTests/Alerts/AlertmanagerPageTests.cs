using System.Net;
using System.Text;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What becomes of what Alertmanager posts.</summary>
public sealed class AlertmanagerPageTests : IAsyncDisposable
{
    private const string Token = "canary-of-alertmanager";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private WebApplication? _page;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await (_page?.DisposeAsync() ?? default);
        _folder.Dispose();
    }

    [Fact]
    public async Task An_alert_that_is_told_again_and_again_is_raised_once_and_its_end_once()
    {
        await using var host = await StartAsync();

        foreach (var status in (string[])["firing", "firing", "resolved", "firing", "resolved"])
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(Body(status))).Code);
        }

        var raised = await host.Tape.FindAsync<AlertRaised>();
        Assert.Equal(
            ("critical", "CycleLate: no cycle of BTC-USD has completed for 34 days"),
            (raised.Severity, raised.Title)
        );
        Assert.Equal("runbook: docs/runbooks/CycleLate.md, symbol: BTC-USD", raised.Text);
        var resolved = await host.Tape.FindAsync<AlertResolved>();
        Assert.Equal(
            (raised.AlertId, raised.Severity, raised.Title),
            (resolved.AlertId, resolved.Severity, resolved.Title)
        );
        Assert.Equal(new DateTimeOffset(2025, 7, 5, 7, 0, 0, TimeSpan.Zero), resolved.OccurredAt);
        Assert.Equal(2, await host.EverWrittenAsync());
    }

    [Fact]
    public async Task The_same_alert_that_fires_anew_is_another()
    {
        await using var host = await StartAsync();

        await PostAsync(Body("firing"));
        await PostAsync(Body("firing", startsAt: "2025-08-05T06:00:00Z"));

        Assert.Equal(2, await host.EverWrittenAsync());
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
        await using var host = await StartAsync();

        var (code, said) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith("no notification of Alertmanager: ", said, StringComparison.Ordinal);
        Assert.Equal(0, await host.EverWrittenAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("canary")]
    public async Task Whoever_has_not_the_token_is_refused(string? token)
    {
        await using var host = await StartAsync(Token);

        var (code, said) = await PostAsync(Body("firing"), token);

        Assert.Equal(HttpStatusCode.Unauthorized, code);
        Assert.DoesNotContain(Token, said, StringComparison.Ordinal);
        Assert.Equal(0, await host.EverWrittenAsync());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Body("firing"), Token)).Code);
    }

    [Fact]
    public async Task While_the_store_is_away_Alertmanager_is_asked_to_come_again()
    {
        await ServeAsync(new Away());

        var (code, said) = await PostAsync(Body("firing"));

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Testbase at nowhere cannot be reached: it is away\n"),
            (code, said)
        );
    }

    private static string Body(string status, string startsAt = "2025-07-05T06:00:00Z") =>
        $$"""
            {
              "receiver": "alert-bridge", "status": "{{status}}", "version": "4", "truncatedAlerts": 0,
              "alerts": [
                {
                  "status": "{{status}}",
                  "labels": { "alertname": "CycleLate", "severity": "critical", "symbol": "BTC-USD" },
                  "annotations": {
                    "summary": "no cycle of BTC-USD has completed for 34 days",
                    "runbook": "docs/runbooks/CycleLate.md"
                  },
                  "startsAt": "{{startsAt}}",
                  "endsAt": "{{(status == "firing" ? "0001-01-01T00:00:00Z" : "2025-07-05T07:00:00Z")}}",
                  "generatorURL": "http://prometheus/graph", "fingerprint": "0668d8a1e68e17a7"
                }
              ]
            }
            """;

    private async Task<(HttpStatusCode Code, string Said)> PostAsync(string body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _page!.Urls.Single() + AlertmanagerPage.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<BusHost> StartAsync(string token = "")
    {
        var host = await BusHost.StartAsync(
            _folder.Store,
            bus =>
            {
                bus.AddAlertBridge();
                bus.AddConsumer<Heard>();
            }
        );
        await ServeAsync(host.Service<IServiceScopeFactory>(), token);
        return host;
    }

    private async Task ServeAsync(IServiceScopeFactory scopes, string token = "")
    {
        var page = new AlertmanagerPage(
            new AlertmanagerIntake(scopes),
            new AlertmanagerOptions { Token = token },
            NullLogger<AlertmanagerPage>.Instance
        );
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _page = builder.Build();
        _page.Run(page.AnswerAsync);
        await _page.StartAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Away : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => throw new ServerUnreachableException("Testbase", "nowhere", "it is away");
    }

    private sealed class Heard(Tape tape) : IConsumer<AlertRaised>, IConsumer<AlertResolved>
    {
        public Task Consume(ConsumeContext<AlertRaised> context) => Add(context.Message);

        public Task Consume(ConsumeContext<AlertResolved> context) => Add(context.Message);

        private Task Add(object message)
        {
            tape.Add(message);
            return Task.CompletedTask;
        }
    }
}
