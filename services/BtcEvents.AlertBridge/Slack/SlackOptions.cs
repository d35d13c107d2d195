using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Where alerts go on Slack, or on whatever takes its incoming webhooks.</summary>
public sealed class SlackOptions : IValidatableObject
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Slack";

    /// <summary>
    /// Address of an incoming webhook, which is a secret as a whole: whoever has it may post. Empty: nothing is told
    /// there.
    /// </summary>
    [Secret]
    public string Url { get; set; } = "";

    /// <summary>How long an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
        {
            yield return new ValidationResult("an http or https address is allowed, or none", [nameof(Url)]);
        }
    }
}
