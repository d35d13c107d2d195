using System.ComponentModel.DataAnnotations;

namespace BtcEvents.AlertBridge;

/// <summary>A web server that alerts are posted to.</summary>
public abstract class HttpReceiverOptions : IValidatableObject
{
    /// <summary>Its address.</summary>
    public abstract string Url { get; set; }

    /// <summary>How long an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What a header may carry (RFC 9110, 5.5), as far as a token needs it.</summary>
    protected static bool IsToken(string text) => text.All(letter => letter is > ' ' and <= '~');

    /// <inheritdoc />
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length == 0)
        {
            yield break;
        }

        if (!(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
        {
            yield return new ValidationResult("an http or https address is allowed, or none", [nameof(Url)]);
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return new ValidationResult("a user in the address would not be sent", [nameof(Url)]);
        }
    }
}
