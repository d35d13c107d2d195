using System.Globalization;
using BtcEvents.Failures;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Mails each alert. A repeated telling has the same <c>Message-ID</c>, by which many mail programs know it again.
/// </summary>
public sealed partial class MailAlertChannel(MailOptions options, ILogger<MailAlertChannel> logger) : IAlertChannel
{
    private const string Domain = "btc-events";

    /// <inheritdoc />
    public static string Name => "mail";

    /// <inheritdoc />
    public async Task SendAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        using var mail = MailOf(notice);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        using var client = new MailClient();
        try
        {
            await ConnectAsync(client, patience.Token);
            await client.SendAsync(mail, patience.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && MailTrouble.Knows(failure))
        {
            throw MailTrouble.Of(failure, options);
        }

        if (client.Refused.Count > 0)
        {
            NotAll(logger, string.Join(", ", client.Refused));
        }

        // The server has taken the mail: that a farewell fails changes nothing.
        await ((Task)client.DisconnectAsync(quit: true, patience.Token)).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing
        );
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var security = options.Tls switch
        {
            MailTls.StartTls => SecureSocketOptions.StartTls,
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(options.Host, options.Port, security, cancellationToken);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, cancellationToken);
        }
    }

    private MimeMessage MailOf(AlertNotice notice)
    {
        var mail = new MimeMessage
        {
            Subject = $"[{notice.Severity}] {notice.Headline}".ReplaceLineEndings(" "),
            MessageId = $"{notice.Id:N}@{Domain}",
            Date = notice.OccurredAt,
            Body = new TextPart("plain") { Text = BodyOf(notice) },
        };
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.AddRange(InternetAddressList.Parse(options.To));
        return mail;
    }

    [LoggerMessage(4005, LogLevel.Warning, "An alert is mailed to the others of Mail:To; refused are {Refused}")]
    private static partial void NotAll(ILogger logger, string refused);

    private static string BodyOf(AlertNotice notice)
    {
        var at = notice.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        string?[] lines =
        [
            notice.Headline,
            notice.Text,
            "",
            $"Severity: {notice.Severity}",
            $"{(notice.IsOver ? "Over since" : "Since")}: {at}",
            notice.Cycle is { } cycle ? $"Cycle: {cycle.CycleId} ({cycle.Symbol} {cycle.Month})" : null,
        ];
        return string.Join('\n', lines.Where(line => line is not null)) + '\n';
    }
}
