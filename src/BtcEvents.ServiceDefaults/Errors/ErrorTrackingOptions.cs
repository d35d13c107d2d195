using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.ServiceDefaults;

/// <summary>Where a service reports its errors beside its log: to Sentry, or to whatever speaks its protocol.</summary>
public sealed class ErrorTrackingOptions : IValidatableObject
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Sentry";

    /// <summary>
    /// The project's address with its key, as Sentry shows it; from a secret, never written down. Empty: nothing is
    /// reported.
    /// </summary>
    [Secret]
    public string Dsn { get; set; } = "";

    /// <summary>What the errors of this installation are filed under.</summary>
    [Required]
    public string Environment { get; set; } = "production";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dsn.Length > 0 && !IsDsn(Dsn))
        {
            yield return new ValidationResult("https://KEY@HOST/PROJECT is allowed, or none", [nameof(Dsn)]);
        }
    }

    private static bool IsDsn(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo is { Length: > 0 } key
        && key[0] != ':'
        && address.Query.Length == 0
        && address.Segments[^1] is { Length: > 0 } project
        && project.All(char.IsAsciiLetterOrDigit);
}
