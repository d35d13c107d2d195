using System.Net.Http.Json;
using System.Text.Json;
using BtcEvents.Failures;

namespace BtcEvents.Cli.Alerting;

/// <summary>
/// Alertmanager's HTTP API, version 2
/// (https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml), as far as it is used.
/// </summary>
internal sealed class AlertmanagerClient : IDisposable
{
    private const string Server = "Alertmanager";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;

    /// <param name="address">Where it is; its path, if any, is kept.</param>
    public AlertmanagerClient(Uri address) =>
        _http = new HttpClient
        {
            BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/api/v2/"),
            Timeout = Patience,
        };

    /// <summary>The alerts that fire, silenced ones too; the longest first.</summary>
    /// <exception cref="ServerException">It is away, or refuses.</exception>
    public async Task<IReadOnlyList<FiringAlert>> AlertsAsync(CancellationToken cancellationToken) =>
        [
            .. (
                await AskAsync(
                    http => http.GetFromJsonAsync<FiringAlert[]>("alerts", cancellationToken),
                    cancellationToken
                )
            )!.OrderBy(alert => alert.StartsAt),
        ];

    /// <summary>The silences that hold or will hold.</summary>
    /// <exception cref="ServerException">It is away, or refuses.</exception>
    public async Task<IReadOnlyList<Silence>> SilencesAsync(CancellationToken cancellationToken) =>
        [
            .. (
                await AskAsync(
                    http => http.GetFromJsonAsync<Silence[]>("silences", cancellationToken),
                    cancellationToken
                )
            )!
                .Where(silence => silence.Status?.State != "expired")
                .OrderBy(silence => silence.EndsAt),
        ];

    /// <summary>Makes a silence; its id.</summary>
    /// <exception cref="ServerException">It is away, or refuses.</exception>
    public Task<string> SilenceAsync(Silence silence, CancellationToken cancellationToken) =>
        AskAsync(
            async http =>
            {
                using var answer = await http.PostAsJsonAsync("silences", silence, cancellationToken);
                await CheckAsync(answer, cancellationToken);
                return (await answer.Content.ReadFromJsonAsync<Made>(cancellationToken))!.SilenceId;
            },
            cancellationToken
        );

    /// <summary>Ends a silence; false where it has none of this id.</summary>
    /// <exception cref="ServerException">It is away, or refuses.</exception>
    public Task<bool> UnsilenceAsync(string id, CancellationToken cancellationToken) =>
        AskAsync(
            async http =>
            {
                if ((await SilencesAsync(cancellationToken)).All(silence => silence.Id != id))
                {
                    return false;
                }

                using var answer = await http.DeleteAsync($"silence/{Uri.EscapeDataString(id)}", cancellationToken);
                await CheckAsync(answer, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var said = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
            throw new HttpRequestException($"it answers {(int)answer.StatusCode}: {said}");
        }
    }

    private async Task<T> AskAsync<T>(Func<HttpClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(_http);
        }
        catch (Exception away)
            when (away is HttpRequestException or JsonException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            var reason = away is TaskCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : away.Message;
            throw new ServerUnreachableException(
                Server,
                _http.BaseAddress!.Authority,
                reason + "; --alertmanager or BTC_ALERTMANAGER__URL says where it is",
                away
            );
        }
    }

    private sealed record Made(string SilenceId);
}
