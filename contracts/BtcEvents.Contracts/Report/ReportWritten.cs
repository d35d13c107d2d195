namespace BtcEvents.Contracts;

/// <summary>
/// The report of a cycle with a forecast lies in the artefact store. Published by the reporter, once per cycle; for
/// whoever shows it.
/// </summary>
public sealed record ReportWritten : CycleFact
{
    /// <summary>The forecast that it is about.</summary>
    public required string ForecastId { get; init; }

    /// <summary>Reference of the page in the artefact store: one HTML file that needs no other.</summary>
    public required string Report { get; init; }
}
