using System.ComponentModel.DataAnnotations;
using System.Net;

namespace BtcEvents.ServiceDefaults;

/// <summary>Where a service answers questions after its health.</summary>
public sealed class HealthOptions : IValidatableObject
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Health";

    /// <summary>
    /// Address to listen on: an IP address, <c>localhost</c>, or <c>*</c> for every one; a container needs
    /// <c>0.0.0.0</c>.
    /// </summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port; 0 for any free one, which is then in the log.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 8080;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // For any other name, a misspelt one too, the server would listen on every address.
        if (Address is not ("localhost" or "*" or "+") && !IPAddress.TryParse(Address, out _))
        {
            yield return new("an IP address, localhost, or * for every address is allowed", [nameof(Address)]);
        }
    }
}
