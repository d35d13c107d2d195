namespace BtcEvents.Market;

/// <summary>
/// The policy rate in steps, and an index, its volatility and the dollar that move a little with the coin.
/// </summary>
internal static class MacroSimulation
{
    private const int DaysBetweenMeetings = 45;
    private const double ChanceOfStress = 1.0 / 300;

    public static IEnumerable<Series> Run(ulong seed, string symbol, IReadOnlyList<SimulatedDay> days)
    {
        SeriesDraft sp500 = new(symbol, "sp500"),
            vix = new(symbol, "vix"),
            dxy = new(symbol, "dxy");
        var random = new SimulationRandom(seed, stream: 3);
        var (index, fear, dollar, stress) = (2250.0, 16.0, 102.0, 0.0);
        foreach (var day in days.Where(d => ExchangeCalendar.IsOpen(d.Day)))
        {
            stress = (0.95 * stress) + (random.NextUniform() < ChanceOfStress ? 1 + (2 * random.NextUniform()) : 0);
            var change =
                0.0006 - (0.001 * stress) + (0.04 * day.Return) + (0.0075 * (1 + stress) * random.NextNormal());
            index *= 1 + change;
            fear = Math.Clamp(
                fear + (0.08 * (16 + (12 * stress) - fear)) - (90 * change) + (0.6 * random.NextNormal()),
                9.5,
                80
            );
            dollar *= 1 + (0.002 * ((98 / dollar) - 1)) - (0.004 * day.Return) + (0.0035 * random.NextNormal());
            sp500.Add(day.Day, Math.Round(index, 2));
            vix.Add(day.Day, Math.Round(fear, 2));
            dxy.Add(day.Day, Math.Round(dollar, 3));
        }

        return [PolicyRate(seed, symbol, days), sp500.ToSeries(), vix.ToSeries(), dxy.ToSeries()];
    }

    private static Series PolicyRate(ulong seed, string symbol, IReadOnlyList<SimulatedDay> days)
    {
        var draft = new SeriesDraft(symbol, "fed_rate");
        var random = new SimulationRandom(seed, stream: 4);
        var (rate, tightening) = (0.66, true);
        for (var i = 0; i < days.Count; i++)
        {
            if (i % DaysBetweenMeetings == DaysBetweenMeetings - 1)
            {
                tightening ^= random.NextUniform() < 0.08;
                var steps =
                    random.NextUniform() is var chance && chance < 0.55 ? 0
                    : chance < 0.9 ? 1
                    : 2;
                rate = Math.Clamp(rate + (0.25 * steps * (tightening ? 1 : -1)), 0.08, 5.33);
            }

            draft.Add(days[i].Day, Math.Round(rate, 2));
        }

        return draft.ToSeries();
    }
}
