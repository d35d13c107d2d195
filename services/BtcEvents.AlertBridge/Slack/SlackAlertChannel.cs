using System.Net;
using System.Net.Http.Json;
using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Posts each alert to an incoming webhook of Slack
/// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). A server that is away, slow, busy or
/// broken is tried until it is back; what it refuses ends in the error queue.
/// </summary>
/// <param name="client">Its base address is the webhook.</param>
public sealed class SlackAlertChannel(HttpClient client) : IAlertChannel
{
    private const string Over = "good"; // Slack's word for green

    /// <inheritdoc />
    public static string Name => "slack";

    private string Host => client.BaseAddress!.Authority; // the rest of it is secret

    /// <inheritdoc />
    public Task SendAsync(AlertRaised alert, CancellationToken cancellationToken) =>
        PostAsync(alert.Title, alert.Text, ColourOf(alert.Severity), cancellationToken);

    /// <inheritdoc />
    public Task SendAsync(AlertResolved alert, CancellationToken cancellationToken) =>
        PostAsync($"Over: {alert.Title}", "", Over, cancellationToken);

    private static string ColourOf(string severity) =>
        severity switch
        {
            AlertSeverity.Info => Over,
            AlertSeverity.Critical => "danger",
            _ => "warning",
        };

    // Slack reads these three as its own.
    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool MayPass(HttpStatusCode code) =>
        (int)code >= 500 || code is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    private async Task PostAsync(string title, string text, string color, CancellationToken cancellationToken)
    {
        var (shown, rest) = (Escaped(title), Escaped(text));
        var message = new
        {
            attachments = new[]
            {
                new
                {
                    color,
                    title = shown,
                    text = rest,
                    fallback = shown,
                },
            },
        };
        try
        {
            using var answer = await client.PostAsJsonAsync((Uri?)null, message, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw Refusal(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
            }
        }
        catch (HttpRequestException away)
        {
            throw new ServerUnreachableException("Slack", Host, away.Message, away);
        }
        catch (TaskCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnreachableException("Slack", Host, "it does not answer in time", slow);
        }
    }

    private Exception Refusal(HttpStatusCode code, string said) =>
        MayPass(code)
            ? new ServerUnreachableException("Slack", Host, $"it answers {(int)code}")
            : new BadInputException($"Slack at {Host} refuses the alert with {(int)code}: {said}");
}
