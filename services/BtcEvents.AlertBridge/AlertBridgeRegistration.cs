using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

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
}
