using System.Net.Http.Headers;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.AlertBridge;

/// <summary>Adds channels to a host's bus.</summary>
public static class AlertChannelRegistration
{
    /// <summary>Those that the settings name: Slack, LINE, a webhook, mail; none where they name none.</summary>
    /// <exception cref="BadInputException">They name one, and not rightly.</exception>
    public static void AddConfiguredAlertChannels(this IBusRegistrationConfigurator bus, IConfiguration settings)
    {
        if (settings.Of<SlackOptions>(SlackOptions.Section) is { Url.Length: > 0 } slack)
        {
            bus.AddHttpAlertChannel<SlackAlertChannel>(slack, token: "");
        }

        if (settings.Of<LineOptions>(LineOptions.Section) is { To.Length: > 0 } line)
        {
            bus.AddSingleton(line);
            bus.AddHttpAlertChannel<LineAlertChannel>(line, line.Token);
        }

        if (settings.Of<WebhookOptions>(WebhookOptions.Section) is { Url.Length: > 0 } webhook)
        {
            bus.AddHttpAlertChannel<WebhookAlertChannel>(webhook, webhook.Token);
        }

        if (settings.Of<MailOptions>(MailOptions.Section) is { Host.Length: > 0 } mail)
        {
            bus.AddSingleton(mail);
            bus.AddAlertChannel<MailAlertChannel>();
        }
    }

    /// <summary>Another channel, on the endpoint <c>alert-channel-NAME</c>; any service may have it.</summary>
    public static void AddAlertChannel<TChannel>(this IBusRegistrationConfigurator bus)
        where TChannel : class, IAlertChannel
    {
        bus.TryAddScoped<TChannel>();
        bus.TryAddEnumerable(ServiceDescriptor.Scoped<INamedAlertChannel, NamedAlertChannel<TChannel>>());
        bus.TryAddSingleton<ToldBefore<TChannel>>();
        bus.AddConsumer<AlertChannelConsumer<TChannel>>()
            .Endpoint(endpoint =>
            {
                endpoint.Name = AlertChannelQueues.Of(TChannel.Name);
                endpoint.ConcurrentMessageLimit = 1; // else the end of an alert could overtake its beginning
            });
    }

    private static void AddHttpAlertChannel<TChannel>(
        this IBusRegistrationConfigurator bus,
        HttpReceiverOptions options,
        string token
    )
        where TChannel : class, IAlertChannel
    {
        bus.AddHttpClient<TChannel>(client =>
            {
                (client.BaseAddress, client.Timeout) = (new Uri(options.Url), options.Timeout);
                if (token.Length > 0)
                {
                    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                }
            })
            // No span, which would show the address, and no word to a stranger of which trace it belongs to. Nor is
            // another address followed, where a look would be taken for a telling.
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false }
            )
            .RemoveAllLoggers();
        bus.AddAlertChannel<TChannel>();
    }
}
