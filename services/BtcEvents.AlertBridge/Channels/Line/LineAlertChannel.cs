using System.Net;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Pushes each alert as a text message by LINE's Messaging API
/// (https://developers.line.biz/en/reference/messaging-api/#send-push-message). Its retry key makes LINE send a
/// repeated telling once (https://developers.line.biz/en/docs/messaging-api/retrying-api-request).
/// </summary>
/// <param name="client">Its base address is the endpoint for push messages; it carries the token.</param>
/// <param name="options">Whom to tell.</param>
public sealed class LineAlertChannel(HttpClient client, LineOptions options) : IAlertChannel
{
    /// <summary>UTF-16 code units that a text message may have; LINE refuses a longer one.</summary>
    public const int LongestText = 5000;

    private readonly HttpReceiver _line = new("LINE", client);

    /// <inheritdoc />
    public static string Name => "line";

    /// <inheritdoc />
    public Task SendAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        var all = notice.Text.Length > 0 ? $"{notice.Headline}\n{notice.Text}" : notice.Headline;
        return _line.PostAsync(
            new { to = options.To, messages = new[] { new { type = "text", text = Shortened(all) } } },
            ("X-Line-Retry-Key", notice.Id.ToString()),
            HttpStatusCode.Conflict,
            cancellationToken
        );
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        var end = LongestText - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + '…';
    }
}
