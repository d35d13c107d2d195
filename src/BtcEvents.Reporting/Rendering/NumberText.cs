using System.Globalization;
using BtcEvents.Market;

namespace BtcEvents.Reporting.Rendering;

/// <summary>
/// Numbers as people read them: a true minus sign, no negative zero, a no-break space before the unit, words where
/// there is no number.
/// </summary>
internal static class NumberText
{
    private const char Minus = '\u2212';
    private const double Largest = 1e15; // beyond, digits fill a line and say nothing
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A number with grouping, for example 1,234.5.</summary>
    public static string Plain(double value, int decimals = 2)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? Markup.Absent
                : value > 0 ? "∞"
                : Minus + "∞";
        }

        var format = Math.Abs(value) < Largest ? "N" + decimals.ToString(CultureInfo.InvariantCulture) : "0.00E+0";
        var digits = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && digits.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? Minus + digits : digits;
    }

    /// <summary>A number with its sign, for example +4.2.</summary>
    public static string Signed(double value, int decimals = 1)
    {
        var text = Plain(value, decimals);
        return value > 0 && (double.IsInfinity(value) || text.AsSpan().IndexOfAnyInRange('1', '9') >= 0)
            ? "+" + text
            : text;
    }

    /// <summary>A change, for example +4.2 %.</summary>
    public static string Change(double percent) => WithUnit(Signed(percent), "%");

    /// <summary>A share of one as a percentage, for example 80.3 % of 0.803.</summary>
    public static string Share(double share) => Percent(100 * share, 1);

    /// <summary>The nominal coverage of an interval, for example 80 % of 0.8.</summary>
    public static string Level(double share) =>
        Percent(100 * share, Math.Abs((100 * share) - Math.Round(100 * share)) < 1e-9 ? 0 : 1);

    /// <summary>A percentage.</summary>
    public static string Percent(double percent, int decimals) => WithUnit(Plain(percent, decimals), "%");

    /// <summary>A price with as many digits as its size needs, for example $104,233, €0.1234 or 12 CHF.</summary>
    public static string Price(double value, string currency) =>
        !double.IsFinite(value) ? Plain(value) : InCurrency(Plain(value, PriceDigits.DecimalsOf(value)), currency);

    /// <summary>Digits of a price with its currency.</summary>
    public static string InCurrency(string digits, string currency) =>
        currency switch
        {
            "USD" => "$" + digits,
            "EUR" => "€" + digits,
            "GBP" => "£" + digits,
            _ => WithUnit(digits, currency),
        };

    /// <summary>A duration, for example 4.2 s or 3 min 05 s.</summary>
    public static string Duration(double seconds)
    {
        if (!(seconds >= 59.95) || double.IsInfinity(seconds))
        {
            return WithUnit(Plain(seconds, 1), "s");
        }

        var whole = (long)Math.Round(seconds);
        var rest = (whole % 60).ToString("00", CultureInfo.InvariantCulture);
        return $"{whole / 60}{NoBreakSpace}min {rest}{NoBreakSpace}s";
    }

    /// <summary>A short span to the hundredth of a second, for example 0.04 s; a longer one as a duration.</summary>
    public static string Span(double seconds) => seconds < 59.995 ? WithUnit(Plain(seconds), "s") : Duration(seconds);

    /// <summary>For example 1 try, 3 tries.</summary>
    public static string Tries(int count) => count == 1 ? "1 try" : Plain(count, 0) + " tries";

    /// <summary>How many of how many, with the share: 53 of 66 months (80.3 %).</summary>
    public static string Of(int part, int whole, string noun) =>
        $"{part} of {whole} {noun}{(whole == 1 ? "" : "s")}" + (whole == 0 ? "" : $" ({Share((double)part / whole)})");

    /// <summary>A count with its noun: 1 warning, 2 warnings; 1,234 rows.</summary>
    public static string Count(long count, string noun) => $"{Plain(count, 0)} {noun}{(count == 1 ? "" : "s")}";

    private static string WithUnit(string number, string unit) =>
        number == Markup.Absent || number.EndsWith('∞') ? number : number + NoBreakSpace + unit;
}
