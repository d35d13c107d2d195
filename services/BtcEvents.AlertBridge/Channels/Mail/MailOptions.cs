using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using MimeKit;

namespace BtcEvents.AlertBridge;

/// <summary>How a mail server is spoken to.</summary>
public enum MailTls
{
    /// <summary>In plain text first, and encrypted from <c>STARTTLS</c> on (usually port 587).</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (usually port 465).</summary>
    Implicit,

    /// <summary>In plain text, for a relay on the same machine; no password is sent.</summary>
    Off,
}

/// <summary>Whom alerts are mailed to, and by which server.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Mail";

    /// <summary>The server. Empty: nothing is mailed.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How it is spoken to; its certificate is checked.</summary>
    [EnumDataType(typeof(MailTls))]
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Who logs in. Empty: nobody.</summary>
    public string User { get; set; } = "";

    /// <summary>The user's; from a secret.</summary>
    [Secret(Of = nameof(User))]
    public string Password { get; set; } = "";

    /// <summary>Address of the sender.</summary>
    public string From { get; set; } = "";

    /// <summary>Addresses of those who are told, with commas between them.</summary>
    public string To { get; set; } = "";

    /// <summary>How long a mail may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host.Length == 0)
        {
            if ((User + Password + From + To).Length > 0)
            {
                yield return new ValidationResult(
                    "it takes the name of a server, as the rest of Mail is given",
                    [nameof(Host)]
                );
            }

            yield break;
        }

        if (!(MailboxAddress.TryParse(From, out var sender) && IsWhole(sender)))
        {
            yield return new ValidationResult("a mail address is allowed, bot@example.org for example", [nameof(From)]);
        }

        if (
            !(
                InternetAddressList.TryParse(To, out var people)
                && people.Mailboxes.Any()
                && people.Mailboxes.All(IsWhole)
            )
        )
        {
            yield return new ValidationResult("mail addresses are allowed, with commas between them", [nameof(To)]);
        }

        if (Password.Length > 0 && User.Length == 0)
        {
            yield return new ValidationResult("it takes a user, as a password is given", [nameof(User)]);
        }

        if (User.Length > 0 && Tls == MailTls.Off)
        {
            yield return new ValidationResult(
                "a password is not sent in plain text: leave out the user",
                [nameof(Tls)]
            );
        }
    }

    private static bool IsWhole(MailboxAddress address) => address.Address.Contains('@', StringComparison.Ordinal);
}
