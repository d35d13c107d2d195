using System.Net.Http.Json;

namespace BtcEvents.AlertBridge;

/// <summary>Posts each alert to a webhook of Discord (https://discord.com/developers/docs/resources/webhook).</summary>
/// <param name="client">Its base address is the webhook.</param>
public sealed class DiscordAlertChannel(HttpClient client) : IAlertChannel
{
    /// <inheritdoc />
    public static string Name => "discord";

    /// <inheritdoc />
    public async Task SendAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        var body = new { content = $"{notice.Headline}\n{notice.Text}" };
        using var answer = await client.PostAsJsonAsync(client.BaseAddress, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
