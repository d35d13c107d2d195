namespace BtcEvents.Market;

/// <summary>Columns of the catalogue, with what is believable of them.</summary>
internal static class SeriesColumns
{
    public static ColumnSpec FedRate { get; } =
        new(
            "fed_rate",
            "% a year",
            ValueRule.Finite,
            Plausible: new()
            {
                Least = -2,
                Most = 25,
                LargestMove = 3,
            }
        );

    // What is traded moves from day to day.
    public static PlausibleValues Moving { get; } = new() { LongestRun = 5 };

    public static ColumnSpec Price(string name, string currency) =>
        new(
            name,
            currency,
            ValueRule.Positive,
            LargestStep: 2,
            SenselessStep: 9,
            Plausible: Moving with
            {
                LargestSpike = 2,
            }
        );

    // Exchanges cap it, for the large coin far lower than for small ones; it may stand still for weeks.
    public static PlausibleValues Funding(string asset)
    {
        var cap = asset == "BTC" ? 0.0075 : 0.04;
        return new()
        {
            Least = -cap,
            Most = cap,
            LongestRun = 200,
        };
    }

    public static ColumnSpec Chain(string name, string unit, int longestRun = 10) =>
        new(name, unit, ValueRule.NotNegative, Sparse: true, Plausible: new() { LongestRun = longestRun });
}
