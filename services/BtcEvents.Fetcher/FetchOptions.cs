using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Fetcher;

/// <summary>What an update of the market data asks for.</summary>
public sealed class FetchOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Fetch";

    /// <summary>
    /// How many months with a known outcome a cycle needs that selects or trains; 0 to 1200. As many as the trainer's
    /// options ask for by default.
    /// </summary>
    [Range(0, 1200)]
    public int LeastMonths { get; set; } = 36;
}
