using System.Net.Http.Json;
using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>The queues of the virtual host, which only the management interface can list.</summary>
internal static class BrokerQueues
{
    /// <summary>Their names.</summary>
    /// <exception cref="ServerException">The interface is away, or refuses the user.</exception>
    public static Task<IReadOnlyList<string>> NamesAsync(
        RabbitMqOptions options,
        CancellationToken cancellationToken
    ) =>
        ManagementInterface.AskAsync<IReadOnlyList<string>>(
            options,
            "the tag 'management' and the right password",
            async http =>
            {
                var queues = await http.GetFromJsonAsync<List<Queue>>(
                    $"queues/{Uri.EscapeDataString(options.VirtualHost)}?columns=name",
                    cancellationToken
                );
                return [.. queues!.Select(queue => queue.Name).Order(StringComparer.Ordinal)];
            },
            cancellationToken
        );

    private sealed record Queue(string Name);
}
