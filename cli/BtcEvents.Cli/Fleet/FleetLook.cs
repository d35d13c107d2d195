using System.Net.Http.Json;
using System.Text.Json;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Asks the processes how they are.</summary>
internal sealed class FleetLook : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(12) };

    /// <summary>Every process, all asked at the same time.</summary>
    public Task<ServiceView[]> AtAsync(IEnumerable<ServiceRecord> records, CancellationToken cancellationToken) =>
        Task.WhenAll(InOrder(records).Select(record => AtAsync(record, cancellationToken)));

    // That of the list of services; the dashboard, which is none of them, last.
    private static IEnumerable<ServiceRecord> InOrder(IEnumerable<ServiceRecord> records)
    {
        var names = ServiceList.Shipped.Services.Select(service => service.Name).ToList();
        return records
            .OrderBy(record => record.IsDashboard ? names.Count : names.IndexOf(record.Service))
            .ThenBy(record => record.Name.Length)
            .ThenBy(record => record.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<ServiceView> AtAsync(ServiceRecord record, CancellationToken cancellationToken)
    {
        if (!ServiceProcess.Runs(record))
        {
            return new(record, ServiceView.Stopped, LogTail.Of(record, 1).FirstOrDefault() ?? "it said nothing");
        }

        try
        {
            using var answer = await _http.GetAsync(PageOf(record), cancellationToken);
            if (record.IsDashboard && answer.IsSuccessStatusCode)
            {
                return new(record, ServiceView.Ready, "");
            }

            var health = await answer.Content.ReadFromJsonAsync<HealthAnswer>(cancellationToken);
            var servers = health?.Servers ?? [];
            return health is { Ready: true }
                ? new(record, ServiceView.Ready, "") { Servers = servers }
                : new(record, ServiceView.Waiting, servers.FirstOrDefault(server => !server.Healthy)?.Detail ?? "")
                {
                    Servers = servers,
                };
        }
        catch (Exception silent)
            when (silent is HttpRequestException or JsonException or IOException || IsTimeout(silent, cancellationToken)
            )
        {
            return new(record, ServiceView.Silent, $"no answer on {PageOf(record)}");
        }
    }

    private static string PageOf(ServiceRecord record) =>
        $"http://127.0.0.1:{record.Port}/health" + (record.IsDashboard ? "" : "/ready");

    private static bool IsTimeout(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
