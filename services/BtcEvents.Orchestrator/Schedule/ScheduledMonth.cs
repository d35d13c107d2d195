using BtcEvents.Market;

namespace BtcEvents.Orchestrator;

/// <summary>A forecast month whose fire time has come.</summary>
/// <param name="Month">The month.</param>
/// <param name="Due">Its fire time.</param>
internal sealed record ScheduledMonth(Month Month, DateTimeOffset Due);
