using System.Net.Http.Json;
using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>Posts each alert as <c>{"text": ...}</c> to the address of <paramref name="client"/>.</summary>
public sealed class WebhookAlertChannel(HttpClient client) : IAlertChannel
{
    /// <inheritdoc />
    public static string Name => "webhook";

    /// <inheritdoc />
    public async Task SendAsync(AlertRaised alert, CancellationToken cancellationToken)
    {
        var body = new { text = $"{alert.Title}\n{alert.Text}" };
        using var answer = await client.PostAsJsonAsync(client.BaseAddress, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
