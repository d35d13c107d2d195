namespace BtcEvents.Market;

/// <summary>
/// Chain figures: a hash rate that grows with the price, a difficulty that is set anew every fortnight, and three
/// columns that start late and have holes, as the real ones do.
/// </summary>
internal static class ChainSimulation
{
    private const double Growth = 0.0016;
    private const int DaysPerRetarget = 14;
    private const double DifficultyPerHash = 1.4e5;
    private const double MissingCell = 0.03;

    private static readonly DateOnly FirstUse = new(2019, 1, 1);

    public static IEnumerable<Series> Run(ulong seed, string symbol, IReadOnlyList<SimulatedDay> days)
    {
        var draft = new SeriesDraft(symbol, TradingPair.Parse(symbol).MetricPrefix + "onchain");
        var random = new SimulationRandom(seed, stream: 6);
        var (power, difficulty) = (2.5e6, 0.0);
        for (var i = 0; i < days.Count; i++)
        {
            power *= 1 + (Growth / (1 + (power / 5e8))) + (0.05 * days[i].Momentum);
            difficulty = i % DaysPerRetarget == 0 ? power * DifficultyPerHash : difficulty;
            var hashrate = power * (1 + (0.07 * random.NextNormal()));
            var busy = 1 + (10 * Math.Abs(days[i].Return));
            var addresses = Cell(
                random,
                days[i].Day,
                Math.Round(7500 * (1 + (0.05 * random.NextNormal())) * (0.8 + (0.2 * busy))) * 100
            );
            var fees = Cell(
                random,
                days[i].Day,
                Math.Round(30 * busy * busy * (0.6 + (0.8 * random.NextUniform())), 2)
            );
            var count = Cell(random, days[i].Day, Math.Round(3000 * (1 + (0.08 * random.NextNormal()))) * 100);
            draft.Add(
                days[i].Day,
                Math.Round(hashrate / 1000) * 1000,
                Math.Round(difficulty / 1e6) * 1e6,
                addresses,
                fees,
                count
            );
        }

        return [draft.ToSeries()];
    }

    private static double Cell(SimulationRandom random, DateOnly day, double value) =>
        random.NextUniform() < MissingCell || day < FirstUse ? double.NaN : value;
}
