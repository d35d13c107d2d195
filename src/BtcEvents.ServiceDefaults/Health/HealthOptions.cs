using System.ComponentModel.DataAnnotations;

namespace BtcEvents.ServiceDefaults;

/// <summary>Where a service answers questions after its health.</summary>
public sealed class HealthOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Health";

    /// <summary>Address to listen on; a container needs <c>0.0.0.0</c>.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port; 0 for any free one, which is then in the log.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 8080;
}
