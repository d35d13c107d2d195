using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Spot prices of the simulated market, and a fear and greed index that foresees them.</summary>
internal static class PlantedMarket
{
    private const int DaysForeseen = 30;

    public static MarketData Data { get; } =
        SimulatedCycle.At(
            SimulatedCycle.Series.Where(s => s.Spec.Required).Append(Foreseeing()),
            SimulatedCycle.LastMonth
        );

    // The mean of the days to come against the close of the day, which is the open part of any month that ends then.
    private static Series Foreseeing()
    {
        var index = SimulatedCycle.Series.Single(s => s.Spec.Name == "fear_greed");
        var (times, closes) = (SimulatedCycle.Data.Spot.Times, SimulatedCycle.Data.Spot["close"].ToArray());
        var days = times.Select((time, i) => (DateOnly.FromDateTime(time), i)).ToDictionary();
        return new(
            index.Spec,
            [.. index.Times],
            [
                [.. index.Times.Select(t => Foreseen(DateOnly.FromDateTime(t)))],
            ]
        );

        double Foreseen(DateOnly day)
        {
            var next = closes.Skip(days[day] + 1).Take(DaysForeseen).DefaultIfEmpty(closes[^1]);
            return Math.Clamp(50 + (2 * MonthlyMeans.Change(closes[days[day]], next.Average())), 0, 100);
        }
    }
}
