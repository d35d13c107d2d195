using System.Net;
using System.Text.Json;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Extending;

public sealed class WebhookAlertChannelTests
{
    private static readonly Uri Address = new("https://hooks.example/team");

    private static readonly AlertRaised Alert = new()
    {
        Severity = AlertSeverity.Warning,
        Title = "a title",
        Text = "a text",
        OccurredAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task An_alert_on_the_bus_is_posted_to_the_address()
    {
        using var folder = new TempFolder();
        using var hook = new StubHttp(_ => "ok");
        await using var host = await BusHost.StartAsync(
            folder.Store,
            bus => bus.AddAlertChannel<WebhookAlertChannel>(),
            services => services.AddSingleton(new HttpClient(hook) { BaseAddress = Address })
        );

        var delivery = await host.DeliverAsync(Alert, "alert-channel-webhook");

        Assert.Null(delivery.Failure);
        var (method, address, body) = Assert.Single(hook.Asked);
        Assert.Equal((HttpMethod.Post, Address), (method, address));
        using var json = JsonDocument.Parse(body);
        Assert.Equal("a title\na text", json.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_alert_that_is_refused_is_tried_again()
    {
        using var hook = new StubHttp(_ => "") { Status = HttpStatusCode.BadGateway };
        using var client = new HttpClient(hook) { BaseAddress = Address };

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            new WebhookAlertChannel(client).SendAsync(Alert, TestContext.Current.CancellationToken)
        );
    }
}
