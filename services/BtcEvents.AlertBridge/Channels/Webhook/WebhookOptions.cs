using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Where alerts go as plain JSON.</summary>
public sealed class WebhookOptions : HttpReceiverOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Webhook";

    /// <summary>Address to post to, a secret where whoever has it may post. Empty: nothing is told there.</summary>
    [Secret]
    public override string Url { get; set; } = "";

    /// <summary>What is sent as bearer token; from a secret. Empty: none.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <inheritdoc />
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in base.Validate(validationContext))
        {
            yield return fault;
        }

        if (Token.Length > 0 && Url.Length == 0)
        {
            yield return new ValidationResult("it takes Webhook:Url too", [nameof(Token)]);
        }

        if (!IsToken(Token))
        {
            yield return new ValidationResult("letters, digits and signs are allowed, and no blank", [nameof(Token)]);
        }
    }
}
