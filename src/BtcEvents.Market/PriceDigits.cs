namespace BtcEvents.Market;

/// <summary>How many digits of a price say something, wherever one is shown.</summary>
public static class PriceDigits
{
    private const int Significant = 4;
    private const int MostDecimals = 12;

    /// <summary>
    /// Decimals to show: none from 1,000 on and for zero, cents from 1 on, and four significant digits below.
    /// </summary>
    public static int DecimalsOf(double price) =>
        Math.Abs(price) switch
        {
            0 or >= 1000 or double.NaN => 0,
            >= 1 => 2,
            var small => Math.Min(Significant - 1 - (int)Math.Floor(Math.Log10(small)), MostDecimals),
        };
}
