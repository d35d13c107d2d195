namespace BtcEvents.Market;

/// <summary>Spot bars and the futures close: spot and a basis that follows the mood of the market.</summary>
internal static class PriceSimulation
{
    private static readonly DateOnly FirstFuture = new(2017, 12, 18);

    public static IEnumerable<Series> Run(ulong seed, string symbol, IReadOnlyList<SimulatedDay> days)
    {
        var pair = TradingPair.Parse(symbol);
        var spot = new SeriesDraft(symbol, SeriesCatalog.SpotOf(pair));
        var futures = new SeriesDraft(symbol, SeriesCatalog.FuturesOf(pair));
        var random = new SimulationRandom(seed, stream: 2);
        var basis = 0.0;
        foreach (var day in days)
        {
            spot.Add(day.Day, day.Open, day.High, day.Low, day.Close, day.Volume);
            basis += (0.15 * ((1.5 * day.Momentum) - basis)) + (0.002 * random.NextNormal());
            if (day.Day >= FirstFuture && ExchangeCalendar.IsOpen(day.Day))
            {
                // The contract trades in steps of 5 USD.
                futures.Add(day.Day, Math.Round(day.Close * (1 + basis) / 5) * 5);
            }
        }

        return [spot.ToSeries(), futures.ToSeries()];
    }
}
