namespace BtcEvents.Market;

/// <summary>Funding three times a day and a daily index of fear and greed; both follow the coin's momentum.</summary>
internal static class SentimentSimulation
{
    private const double MissingDay = 0.002;

    private static readonly DateOnly FirstFunding = new(2020, 1, 1);
    private static readonly DateOnly FirstMood = new(2018, 2, 1);

    public static IEnumerable<Series> Run(ulong seed, string symbol, IReadOnlyList<SimulatedDay> days)
    {
        var funding = new SeriesDraft(symbol, TradingPair.Parse(symbol).MetricPrefix + "funding_rate");
        var mood = new SeriesDraft(symbol, "fear_greed");
        var random = new SimulationRandom(seed, stream: 5);
        var (rate, noise) = (0.0001, 0.0);
        foreach (var day in days)
        {
            for (var hour = 0; hour < 24; hour += 8)
            {
                rate = Math.Clamp(
                    rate + (0.2 * (0.0001 + (0.03 * day.Momentum) - rate)) + (0.00004 * random.NextNormal()),
                    -0.003,
                    0.003
                );
                if (day.Day >= FirstFunding)
                {
                    funding.Add(day.Day.ToDateTime(new(hour, 0), DateTimeKind.Utc), Math.Round(rate, 6));
                }
            }

            noise = (0.8 * noise) + (3 * random.NextNormal());
            var isMissing = random.NextUniform() < MissingDay;
            if (day.Day >= FirstMood && !isMissing)
            {
                mood.Add(
                    day.Day,
                    Math.Round(Math.Clamp(48 + (2800 * day.Momentum) + (60 * day.Return) + noise, 5, 95))
                );
            }
        }

        return [funding.ToSeries(), mood.ToSeries()];
    }
}
