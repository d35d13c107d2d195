namespace BtcEvents.Reporting;

/// <summary>The close of one day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Close">Close, in the quote currency.</param>
public sealed record DailyClose(DateOnly Day, double Close);
