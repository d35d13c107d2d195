using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>RabbitMQ's management interface, for what AMQP cannot: listing queues, and setting policies.</summary>
internal static class ManagementInterface
{
    private const string Server = "RabbitMQ's management interface";

    /// <summary>Asks it, and says in a sentence why that failed.</summary>
    /// <param name="options">Where it is, and who asks.</param>
    /// <param name="needs">What the user needs for it, after "the user needs".</param>
    /// <param name="ask">The question, to a client whose addresses begin at <c>/api/</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ServerException">It is away, or refuses the user or what is asked.</exception>
    public static async Task<T> AskAsync<T>(
        RabbitMqOptions options,
        string needs,
        Func<HttpClient, Task<T>> ask,
        CancellationToken cancellationToken
    )
    {
        var address = $"{options.Host}:{options.ManagementPort}";
        using var http = Client(options, address);
        try
        {
            return await ask(http);
        }
        catch (HttpRequestException refused)
            when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ServerRefusedException(Server, address, options.User, $"the user needs {needs}", refused);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.BadRequest)
        {
            throw new ServerRefusedException(Server, address, options.User, refused.Message, refused);
        }
        catch (Exception away)
            when (away is HttpRequestException or JsonException
                || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new ServerUnreachableException(Server, address, away.Message, away);
        }
    }

    private static HttpClient Client(RabbitMqOptions options, string address)
    {
        var http = new HttpClient
        {
            BaseAddress = new Uri($"{(options.Tls ? "https" : "http")}://{address}/api/"),
            Timeout = TimeSpan.FromSeconds(10),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))
        );
        return http;
    }
}
