namespace BtcEvents.Contracts;

/// <summary>
/// Asks for one monthly cycle. Published by a person, a schedule or the command line; the saga reacts. A second one
/// for the same symbol, month and attempt is answered with <see cref="CycleStartAnswered"/>, never doubled.
/// </summary>
public sealed record StartMonthlyCycle
{
    /// <summary>What to forecast.</summary>
    public string Symbol { get; init; } = "BTC-USD";

    /// <summary>Forecast month as <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>1 for the first run of the month; a later run of a finished month takes the next number.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Which stages to run; everything when absent.</summary>
    public CyclePlan? Plan { get; init; }

    /// <summary>Who asks, for the journal; free text without secrets.</summary>
    public string? RequestedBy { get; init; }
}
