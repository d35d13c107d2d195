using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Whom alerts go to on LINE.</summary>
public sealed class LineOptions : HttpReceiverOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Line";

    /// <summary>Its Messaging API.</summary>
    [Required]
    public override string Url { get; set; } = "https://api.line.me/v2/bot/message/push";

    /// <summary>Id of the user, group or room that is told. Empty: nobody.</summary>
    public string To { get; set; } = "";

    /// <summary>Channel access token of the bot; from a secret.</summary>
    [Secret(Of = nameof(To))]
    public string Token { get; set; } = "";

    /// <inheritdoc />
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in base.Validate(validationContext))
        {
            yield return fault;
        }

        if ((To.Length > 0) != (Token.Length > 0))
        {
            yield return new ValidationResult("it takes Line:To and Line:Token together, or neither", [nameof(Token)]);
        }

        if (!IsToken(Token))
        {
            yield return new ValidationResult("letters, digits and signs are allowed, and no blank", [nameof(Token)]);
        }
    }
}
