using BtcEvents.Cli.Screens;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Distributed;

/// <summary>Says which services of a cycle read their queues nowhere, so that nobody waits unwarned.</summary>
internal static class UnreadQueues
{
    private const string Orchestrator = "orchestrator";

    /// <summary>Tells on standard error; where all are read nothing is said.</summary>
    public static async Task TellAsync(ServerSettings settings, CyclePlan plan, CancellationToken cancellationToken)
    {
        var services = ServiceList
            .Shipped.Services.Where(service =>
                service.Name == Orchestrator || (service.Stage is { } stage && plan.Runs(stage))
            )
            .ToList();
        IReadOnlyList<QueueState> states;
        try
        {
            states = await BrokerQueues.StatesAsync(
                settings.As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section),
                services.SelectMany(service => service.Queues),
                cancellationToken
            );
        }
        catch (ServerException refused)
        {
            // What was asked for is done all the same.
            await Told.NoteAsync($"whether the services read their queues is not known: {refused.Message}");
            return;
        }

        var unread = states.Where(queue => queue.Consumers == 0).Select(queue => queue.Name).ToList();
        var deaf = services
            .Where(service => service.Queues.Any(unread.Contains))
            .Select(service => service.Name)
            .ToList();
        if (deaf.Count > 0)
        {
            await Told.NoteAsync(
                $"no {string.Join(", no ", deaf)} reads its queue now, so the cycle waits there: 'btc "
                    + $"doctor{settings.Option}' says more"
            );
        }
    }
}
