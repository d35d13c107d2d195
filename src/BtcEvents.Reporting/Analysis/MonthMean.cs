namespace BtcEvents.Reporting.Analysis;

/// <summary>Mean close of a month, over the days that are known.</summary>
/// <param name="First">First known day.</param>
/// <param name="Last">Last known day.</param>
/// <param name="Close">Mean close, in the quote currency.</param>
internal sealed record MonthMean(DateOnly First, DateOnly Last, double Close);
