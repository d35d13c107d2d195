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

/// <summary>The page that Alertmanager posts to, with a bus behind it whose alerts are kept.</summary>
internal sealed class AlertmanagerPlace : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private WebApplication? _page;
    private BusHost? _host;

    /// <summary>The bus.</summary>
    public BusHost Host => _host!;

    /// <summary>A page that asks for a token, or for none.</summary>
    public static async Task<AlertmanagerPlace> StartAsync(string token = "")
    {
        var place = new AlertmanagerPlace();
        place._host = await BusHost.StartAsync(place._folder.Store, bus => bus.AddConsumer<Heard>());
        await place.ServeAsync(place._host.Service<IServiceScopeFactory>(), token);
        return place;
    }

    /// <summary>A page whose store is away.</summary>
    public static async Task<AlertmanagerPlace> AwayAsync()
    {
        var place = new AlertmanagerPlace();
        await place.ServeAsync(new Away(), token: "");
        return place;
    }

    /// <summary>A notification.</summary>
    public static string Body(params string[] alerts) =>
        $$"""
            {
              "receiver": "alert-bridge", "status": "firing", "version": "4", "truncatedAlerts": 0,
              "alerts": [ {{string.Join(", ", alerts)}} ]
            }
            """;

    /// <summary>One alert of a notification.</summary>
    public static string Alert(
        string status = "firing",
        string startsAt = "2025-07-05T06:00:00Z",
        string severity = "critical",
        string fingerprint = "0668d8a1e68e17a7"
    ) =>
        $$"""
            {
              "status": "{{status}}",
              "labels": { "alertname": "CycleLate", "severity": "{{severity}}", "symbol": "BTC-USD" },
              "annotations": {
                "summary": "no cycle of BTC-USD has completed for 34 days",
                "runbook": "docs/runbooks/CycleLate.md"
              },
              "startsAt": "{{startsAt}}",
              "endsAt": "{{(status == "firing" ? "0001-01-01T00:00:00Z" : "2025-07-05T07:00:00Z")}}",
              "generatorURL": "http://prometheus/graph", "fingerprint": "{{fingerprint}}"
            }
            """;

    /// <summary>Posts to the page.</summary>
    public async Task<(HttpStatusCode Code, string Said)> PostAsync(string body, string? token = null)
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

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await (_page?.DisposeAsync() ?? default);
        await (_host?.DisposeAsync() ?? default);
        _folder.Dispose();
    }

    private async Task ServeAsync(IServiceScopeFactory scopes, string token)
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

    private sealed class Heard(Tape tape) : IConsumer<AlertRaised>, IConsumer<AlertResolved>, IConsumer<AlertsGrouped>
    {
        public Task Consume(ConsumeContext<AlertRaised> context) => Add(context.Message);

        public Task Consume(ConsumeContext<AlertResolved> context) => Add(context.Message);

        public Task Consume(ConsumeContext<AlertsGrouped> context) => Add(context.Message);

        private Task Add(object message)
        {
            tape.Add(message);
            return Task.CompletedTask;
        }
    }
}
