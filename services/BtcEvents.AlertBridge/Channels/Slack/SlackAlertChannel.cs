namespace BtcEvents.AlertBridge;

/// <summary>
/// Posts each alert to an incoming webhook of Slack
/// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
/// </summary>
/// <param name="client">Its base address is the webhook.</param>
public sealed class SlackAlertChannel(HttpClient client) : IAlertChannel
{
    private const string Over = "good"; // Slack's word for green

    private readonly HttpReceiver _slack = new("Slack", client);

    /// <inheritdoc />
    public static string Name => "slack";

    /// <inheritdoc />
    public Task SendAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        var (color, title, text) = (ColourOf(notice), Escaped(notice.Headline), Escaped(notice.Text));
        var attachment = new
        {
            color,
            title,
            text,
            fallback = title,
        };
        return _slack.PostAsync(new { attachments = new[] { attachment } }, cancellationToken: cancellationToken);
    }

    private static string ColourOf(AlertNotice notice) =>
        notice switch
        {
            { IsOver: true } or { Severity: AlertSeverity.Info } => Over,
            { Severity: AlertSeverity.Critical } => "danger",
            _ => "warning",
        };

    // Slack reads these three as its own.
    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
