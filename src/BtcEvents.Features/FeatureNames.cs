using System.Collections.Immutable;
using System.Globalization;

namespace BtcEvents.Features;

/// <summary>
/// Names of the features that code elsewhere asks for; all others are listed by <see cref="FeatureCatalogue"/>.
/// </summary>
public static class FeatureNames
{
    /// <summary>The month's own change: mean close against the month before, percent.</summary>
    public const string Change = "change";

    /// <summary>
    /// Last close of the month against its mean close, percent (Working 1960): by definition also the change of the
    /// mean to expect if the price stays where it is, the random-walk forecast.
    /// </summary>
    public const string CloseToMean = "close_to_mean";

    /// <summary>
    /// Volatility to expect of a day, percent: sets the width of the interval and the unit of <see cref="Trends"/>.
    /// </summary>
    public const string DailyVolatility = "daily_volatility";

    private const string LagMark = "_lag_";

    /// <summary>Log returns of several windows in standard deviations of as many days: what momentum reads.</summary>
    public static ImmutableArray<string> Trends { get; } = [.. TrendWindows.Select(Trend)];

    internal static ImmutableArray<int> TrendWindows => [7, 14, 28, 56];

    internal static string Trend(int days) => $"trend_{days}";

    /// <summary>Name of <paramref name="feature"/> as it was <paramref name="lag"/> months earlier.</summary>
    public static string Lagged(string feature, int lag) =>
        feature + LagMark + lag.ToString(CultureInfo.InvariantCulture);

    /// <summary>Splits a lagged name into feature and lag; false for any other name.</summary>
    public static bool TryParseLag(string name, out string feature, out int lag)
    {
        ArgumentNullException.ThrowIfNull(name);
        var mark = name.LastIndexOf(LagMark, StringComparison.Ordinal);
        (feature, lag) = (name, 0);
        if (
            mark < 1
            || !int.TryParse(
                name.AsSpan(mark + LagMark.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out lag
            )
        )
        {
            return false;
        }

        feature = name[..mark];
        return lag > 0;
    }
}
