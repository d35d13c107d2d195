namespace BtcEvents.Reporting;

/// <summary>The close of one day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Close">Close, USD.</param>
public sealed record DailyClose(DateOnly Day, double Close);
