using System.Diagnostics;
using BtcEvents.AlertBridge;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Alerting;

/// <summary>How one channel fared with a test alert.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Told">Whether people were told.</param>
/// <param name="Seconds">After how long; null where they were not.</param>
/// <param name="Reason">Why not.</param>
internal sealed record ChannelResult(string Channel, bool Told, double? Seconds, string? Reason);

/// <summary>Tells people of an alert that means nothing, by every channel.</summary>
internal static class AlertTest
{
    /// <summary>By the channels of the services on the broker.</summary>
    /// <param name="options">The broker.</param>
    /// <param name="patience">How long to wait for the last one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ServerException">The broker is away, or refuses the user.</exception>
    /// <exception cref="BadInputException">No channel has ever run on it.</exception>
    public static async Task<IReadOnlyList<ChannelResult>> OnBrokerAsync(
        RabbitMqOptions options,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var channels = await AlertChannelQueues.ChannelsAsync(options, cancellationToken);
        await using var broker = await BrokerLink.ConnectAsync(options, cancellationToken);
        await using var tellings = await broker.HearTellingsAsync(cancellationToken);
        var (alert, id) = (Alert(), NewId.NextGuid());
        await broker.RaiseAsync(alert, id, cancellationToken);
        await tellings.UntilAsync(
            all => channels.All(channel => all.Any(one => one.MessageId == id && one.Channel == channel)),
            patience,
            cancellationToken
        );
        return
        [
            .. channels.Select(channel =>
                tellings.All.FirstOrDefault(one => one.MessageId == id && one.Channel == channel) switch
                {
                    null => new ChannelResult(channel, false, null, NotYet(patience)),
                    { Failure: { } failure } => new(channel, false, null, failure),
                    var told => new(channel, true, (told.HeardAt - alert.OccurredAt).TotalSeconds, null),
                }
            ),
        ];
    }

    /// <summary>By the channels that the settings name, from this process.</summary>
    /// <exception cref="BadInputException">They name one, and not rightly.</exception>
    public static async Task<IReadOnlyList<ChannelResult>> HereAsync(
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMassTransit(bus => bus.AddConfiguredAlertChannels(settings));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var notice = AlertNotice.Of(Alert(), NewId.NextGuid());
        var results = new List<ChannelResult>();
        foreach (var channel in scope.ServiceProvider.GetServices<INamedAlertChannel>())
        {
            var watch = Stopwatch.StartNew();
            try
            {
                await channel.Channel.SendAsync(notice, cancellationToken);
                results.Add(new(channel.Name, true, watch.Elapsed.TotalSeconds, null));
            }
            catch (Exception failure) when (failure is ServerException or BadInputException)
            {
                results.Add(new(channel.Name, false, null, failure.Message));
            }
        }

        return results;
    }

    private static AlertRaised Alert() =>
        new()
        {
            Severity = AlertSeverity.Info,
            Title = "a test of the alerts of BtcEvents",
            Text = "Nothing is wrong: somebody asked with 'btc alerts test' whether alerts reach you.",
            OccurredAt = TimeProvider.System.GetUtcNow(),
        };

    private static string NotYet(TimeSpan patience) =>
        $"not within {patience.TotalSeconds:0} s: nobody serves its queue (is the alert bridge up?), or the receiver "
        + "is away and is tried again";
}
