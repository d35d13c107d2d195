namespace BtcEvents.Forecasting;

/// <summary>
/// What the days of a month that are still to come may do to its mean, where prices move from day to day without
/// memory: of K days, the move of the first is in all K, that of the last in one (Working 1960, Econometrica 28).
/// </summary>
internal static class DaysToCome
{
    /// <summary>
    /// Standard deviation of the mean of a month of n days in units of a day's: sqrt(K (K + 1)(2K + 1) / (6n²)).
    /// </summary>
    /// <param name="days">The n above.</param>
    /// <param name="known">How many of them are over; the others are the K above.</param>
    public static double Steps(int days, int known) => Math.Sqrt(SixSquares(days - known) / (6.0 * days * days));

    /// <summary>
    /// R2 that such prices promise: 1 - K (K + 1)(2K + 1) / (2n (2n² + 1)), of the variance of a change of monthly
    /// means the part that is not left.
    /// </summary>
    /// <param name="days">The n above.</param>
    /// <param name="known">How many of them are over; the others are the K above.</param>
    public static double TheoryR2(int days, int known) =>
        1 - (SixSquares(days - known) / (2.0 * days * ((2.0 * days * days) + 1)));

    // Six times 1 + 4 + 9 + ... + K².
    private static double SixSquares(double left) => left * (left + 1) * ((2 * left) + 1);
}
