using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>The queues of the virtual host, which only the management interface can list.</summary>
internal static class BrokerQueues
{
    private const string Server = "RabbitMQ's management interface";

    /// <summary>Their names.</summary>
    /// <exception cref="ServerException">The interface is away, or refuses the user.</exception>
    public static async Task<IReadOnlyList<string>> NamesAsync(
        RabbitMqOptions options,
        CancellationToken cancellationToken
    )
    {
        var address = $"{options.Host}:{options.ManagementPort}";
        using var http = new HttpClient
        {
            BaseAddress = new Uri($"{(options.Tls ? "https" : "http")}://{address}/api/"),
            Timeout = TimeSpan.FromSeconds(10),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))
        );
        try
        {
            var queues = await http.GetFromJsonAsync<List<Queue>>(
                $"queues/{Uri.EscapeDataString(options.VirtualHost)}?columns=name",
                cancellationToken
            );
            return [.. queues!.Select(queue => queue.Name).Order(StringComparer.Ordinal)];
        }
        catch (HttpRequestException refused)
            when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ServerRefusedException(
                Server,
                address,
                options.User,
                "the user needs the tag 'management' and the right password",
                refused
            );
        }
        catch (Exception away)
            when (away is HttpRequestException or JsonException
                || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new ServerUnreachableException(Server, address, away.Message, away);
        }
    }

    private sealed record Queue(string Name);
}
