namespace BtcEvents.Reporting;

/// <summary>Days from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record DaySpan(DateOnly First, DateOnly Last);
