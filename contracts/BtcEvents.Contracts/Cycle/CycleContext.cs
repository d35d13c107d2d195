namespace BtcEvents.Contracts;

/// <summary>
/// What every message of one cycle says about that cycle. Nothing reads the clock to learn "which month".
/// </summary>
public sealed record CycleContext
{
    /// <summary>
    /// Identity of the cycle, see <see cref="CycleIdentity"/>; the bus carries it as the correlation id.
    /// </summary>
    public required Guid CycleId { get; init; }

    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month M as <c>yyyy-MM</c>: the month whose average is predicted.</summary>
    public required string Month { get; init; }

    /// <summary>Last day whose data may be used: the last day of M-1.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>1 for the first run of a symbol and month, one more for each later run.</summary>
    public required int Attempt { get; init; }

    /// <summary>Which stages run, and how.</summary>
    public required CyclePlan Plan { get; init; }

    /// <summary>
    /// What the cycle takes over from earlier ones; null in a cycle that began before this was fixed at the start,
    /// whose stages take what is in use when they come to it.
    /// </summary>
    public CycleInputs? Inputs { get; init; }
}
