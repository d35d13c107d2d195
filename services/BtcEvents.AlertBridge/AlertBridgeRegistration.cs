using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.AlertBridge;

/// <summary>Adds the alert bridge to a host's bus.</summary>
public static class AlertBridgeRegistration
{
    /// <summary>The bridge on the endpoint <c>alert-bridge</c>, and the log as a channel.</summary>
    public static void AddAlertBridge(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<AlertBridgeConsumer>().Endpoint(endpoint => endpoint.Name = "alert-bridge");
        bus.AddAlertChannel<LogAlertChannel>();
    }

    /// <summary>The page that Alertmanager posts to; its messages leave by the service's outbox.</summary>
    public static void AddAlertmanagerPage(this ServiceBuilder service)
    {
        service.Services.AddSettings<AlertmanagerOptions>(AlertmanagerOptions.Section);
        service.Services.AddSingleton<AlertmanagerIntake>().AddSingleton<AlertmanagerPage>();
        service.MapPages(
            AlertmanagerPage.Path,
            pages =>
                pages.MapPost(
                    AlertmanagerPage.Path,
                    context => context.RequestServices.GetRequiredService<AlertmanagerPage>().AnswerAsync(context)
                )
        );
    }

    /// <summary>Slack as a channel, where it is configured.</summary>
    /// <exception cref="BadInputException">It is, and not rightly.</exception>
    public static void AddSlack(this ServiceBuilder service)
    {
        var options = service.Settings.Of<SlackOptions>(SlackOptions.Section);
        if (options.Url.Length == 0)
        {
            return;
        }

        service
            .Services.AddHttpClient<SlackAlertChannel>(client =>
                (client.BaseAddress, client.Timeout) = (new Uri(options.Url), options.Timeout)
            )
            // No span, which would show the address, and no word to a stranger of which trace it belongs to.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ActivityHeadersPropagator = null })
            .RemoveAllLoggers();
        service.UseBus(bus => bus.AddAlertChannel<SlackAlertChannel>());
    }

    /// <summary>Another channel, on the endpoint <c>alert-channel-NAME</c>; any service may have it.</summary>
    public static void AddAlertChannel<TChannel>(this IBusRegistrationConfigurator bus)
        where TChannel : class, IAlertChannel
    {
        bus.TryAddScoped<TChannel>();
        bus.AddConsumer<AlertChannelConsumer<TChannel>>()
            .Endpoint(endpoint => endpoint.Name = "alert-channel-" + TChannel.Name);
    }
}
