using BtcEvents.Failures;
using MailKit.Net.Smtp;
using MimeKit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Mails to those whom the server takes: an address that is gone must not keep the others from being told.
/// </summary>
internal sealed class MailClient : SmtpClient
{
    private const int FirstPermanentCode = 500; // RFC 5321, 4.2.1

    private readonly List<string> _refused = [];

    public MailClient() =>
        // As HttpClient: whoever cannot reach the authority's list of revoked certificates would get no mail at all.
        CheckCertificateRevocation = false;

    /// <summary>Whom the server refused, and in which words.</summary>
    public IReadOnlyList<string> Refused => _refused;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if ((int)response.StatusCode < FirstPermanentCode)
        {
            base.OnRecipientNotAccepted(message, mailbox, response); // may pass: tried again
        }

        _refused.Add($"{mailbox.Address} ({(int)response.StatusCode}: {response.Response})");
    }

    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new BadInputException($"the mail server takes none of Mail:To: {string.Join(", ", _refused)}");
}
