namespace BtcEvents.Reporting.Charts;

/// <summary>What a picture says to those who cannot see it, and whether its figures are real.</summary>
/// <param name="Id">Identifier, unique in the page.</param>
/// <param name="Title">What is plotted.</param>
/// <param name="Description">What the picture shows, one sentence.</param>
/// <param name="Simulated">True where the figures were made by a generator.</param>
internal sealed record ChartLabel(string Id, string Title, string Description, bool Simulated);
