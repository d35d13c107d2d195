using System.Net;
using System.Text.Json;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Alerts;
using BtcEvents.BusTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Extending;

public sealed class DiscordAlertChannelTests
{
    [Fact]
    public async Task An_alert_on_the_bus_is_posted_to_the_address()
    {
        using var folder = new TempFolder();
        using var discord = new Receiver();
        await using var host = await BusHost.StartAsync(
            folder.Store,
            bus => bus.AddAlertChannel<DiscordAlertChannel>(),
            services => services.AddSingleton(discord.Client())
        );

        var delivery = await host.DeliverAsync(Notices.Alert, "alert-channel-discord");

        Assert.Null(delivery.Failure);
        using var json = JsonDocument.Parse(Assert.Single(discord.Posts).Body);
        Assert.Equal(
            $"{Notices.Alert.Title}\n{Notices.Alert.Text}",
            json.RootElement.GetProperty("content").GetString()
        );
    }

    [Fact]
    public async Task An_alert_that_is_refused_is_tried_again()
    {
        using var discord = new Receiver { Answer = _ => HttpStatusCode.BadGateway };
        using var client = discord.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            new DiscordAlertChannel(client).SendAsync(Notices.Raised, TestContext.Current.CancellationToken)
        );
    }
}
