using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Pushes a registry to a Pushgateway, once: for runs that are over before anybody could scrape them. The library's own
/// pusher is made to push again and again, and does not wait for an answer that it could tell.
/// </summary>
/// <param name="gateway">Address of the gateway's metrics, <see cref="PushgatewayUrl"/>.</param>
/// <param name="job">Name of the job, the first part of the group's key.</param>
/// <param name="grouping">
/// The other labels of the group; none may grow with time, since a group stays until somebody deletes it.
/// </param>
public sealed class MetricsPush(Uri gateway, string job, params KeyValuePair<string, string>[] grouping)
{
    /// <summary>The longest that a push may take, whatever the gateway does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Enough = 300;

    /// <summary>The group's address.</summary>
    public Uri Group { get; } =
        new(
            string.Join(
                '/',
                [
                    gateway.AbsoluteUri.TrimEnd('/'),
                    .. grouping.Prepend(new("job", job)).Select(label => $"{label.Key}{Coded(label.Value)}"),
                ]
            )
        );

    /// <summary>Pushes what the registry holds now.</summary>
    /// <param name="registry">What to push; never the default one, or all of the process goes with it.</param>
    /// <param name="replace">True to replace the group; false to leave metrics of other names in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where the gateway took it; else the reason why not, for a sentence.</returns>
    public async Task<string?> SendAsync(CollectorRegistry registry, bool replace, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var page = new MemoryStream();
            await registry.CollectAndExportAsTextAsync(page, ExpositionFormat.PrometheusText, limit.Token);
            return await SendAsync(page.ToArray(), replace ? HttpMethod.Put : HttpMethod.Post, limit.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException) // the latter in mid-answer
        {
            return failure.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds:0} s";
        }
    }

    private async Task<string?> SendAsync(byte[] page, HttpMethod method, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var content = new ByteArrayContent(page);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain; version=0.0.4; charset=utf-8");
        using var request = new HttpRequestMessage(method, Group) { Content = content };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.IsSuccessStatusCode
            ? null
            : $"it answered {(int)answer.StatusCode}{await SaidAsync(answer, cancellationToken)}";
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(body);
        var said = new char[Enough];
        var length = await reader.ReadBlockAsync(said, cancellationToken);
        var words = new string(said, 0, length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.Length == 0 ? "" : $": {text}";
    }

    // A slash would end the value, however it is escaped: the gateway takes such a value in base64.
    private static string Coded(string value) =>
        value.Contains('/', StringComparison.Ordinal)
            ? "@base64/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(value))
            : "/" + Uri.EscapeDataString(value);
}
