using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Posts JSON to a web server that tells people. One that is away, slow, busy or broken is tried until it is back; what
/// it refuses ends in the error queue.
/// </summary>
/// <param name="name">For people.</param>
/// <param name="client">Its base address is where to post to. No sentence shows more of it than the host.</param>
internal sealed class HttpReceiver(string name, HttpClient client)
{
    private const int LongestReason = 200;
    private const int ShortestSecret = 6;

    private IEnumerable<string> Secrets =>
        client
            .BaseAddress!.PathAndQuery.Split('/', '?', '&', '=')
            .Append(client.DefaultRequestHeaders.Authorization?.Parameter ?? "")
            .Where(part => part.Length >= ShortestSecret);

    private string Host => client.BaseAddress!.Authority;

    /// <summary>Returns once the server has taken the message.</summary>
    /// <param name="message">Becomes JSON.</param>
    /// <param name="header">A header of this message.</param>
    /// <param name="repeated">Answer that says: taken before.</param>
    /// <param name="cancellationToken">The token.</param>
    /// <exception cref="ServerUnreachableException">It may pass.</exception>
    /// <exception cref="BadInputException">It will not.</exception>
    public async Task PostAsync(
        object message,
        (string Name, string Value)? header = null,
        HttpStatusCode? repeated = null,
        CancellationToken cancellationToken = default
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
        {
            // With its length, which JsonContent does not say: not every receiver takes a body in chunks.
            Content = new StringContent(
                JsonSerializer.Serialize(message, JsonSerializerOptions.Web),
                Encoding.UTF8,
                MediaTypeNames.Application.Json
            ),
        };
        if (header is var (field, value))
        {
            request.Headers.Add(field, value);
        }

        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode && answer.StatusCode != repeated)
            {
                throw Refusal(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
            }
        }
        catch (HttpRequestException away)
        {
            throw new ServerUnreachableException(name, Host, away.GetBaseException().Message, away);
        }
        catch (TaskCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnreachableException(name, Host, "it does not answer in time", slow);
        }
    }

    private static bool MayPass(HttpStatusCode code) =>
        (int)code >= 500 || code is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    private Exception Refusal(HttpStatusCode code, string said) =>
        MayPass(code)
            ? new ServerUnreachableException(name, Host, $"it answers {(int)code}")
            : new BadInputException($"{name} at {Host} refuses the alert with {(int)code}: {Short(said)}");

    // It may be a page for a browser, and repeat what it was asked for, of which some is secret.
    private string Short(string said)
    {
        var line = Secrets
            .Aggregate(said, (text, secret) => text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase))
            .ReplaceLineEndings(" ")
            .Trim();
        return line.Length <= LongestReason ? line : $"{line.AsSpan(0, LongestReason)}...";
    }
}
