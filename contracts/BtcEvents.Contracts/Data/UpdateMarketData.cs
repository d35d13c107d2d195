namespace BtcEvents.Contracts;

/// <summary>Asks for the market data up to the as-of date. Sent by the saga; the fetcher reacts.</summary>
public sealed record UpdateMarketData : ICycleMessage
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }
}
