namespace BtcEvents.Market;

/// <summary>One day of the simulated coin; what the other simulated series follow.</summary>
/// <param name="Day">The day.</param>
/// <param name="Open">First price, the close of the day before.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded value, USD.</param>
/// <param name="Return">Close against open, fraction.</param>
/// <param name="Momentum">Mean daily return of about the last month, fraction.</param>
internal sealed record SimulatedDay(
    DateOnly Day,
    double Open,
    double High,
    double Low,
    double Close,
    double Volume,
    double Return,
    double Momentum
);
