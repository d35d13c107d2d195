using System.Globalization;
using System.Text.RegularExpressions;
using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.Cycles;

/// <summary>
/// How people name a cycle: <c>SYMBOL-MONTH-ATTEMPT</c>, for example <c>BTC-USD-2025-06-1</c>, as its forecast is
/// called too; as <c>btc status</c> prints it; or by its id.
/// </summary>
public static partial class CycleName
{
    /// <summary>A cycle in words.</summary>
    public static string Of(CycleContext cycle) => Of(cycle.Symbol, cycle.Month, cycle.Attempt);

    /// <summary>The same of its parts.</summary>
    public static string Of(string symbol, string month, int attempt) => $"{symbol} {month} attempt {attempt}";

    /// <summary>The id of the cycle that is meant.</summary>
    /// <exception cref="BadInputException">The text names no cycle.</exception>
    public static Guid Parse(string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        if (
            Name().Match(text) is { Success: true } name
            && int.TryParse(name.Groups["attempt"].Value, CultureInfo.InvariantCulture, out var attempt)
        )
        {
            return CycleIdentity.Of(name.Groups["symbol"].Value, name.Groups["month"].Value, attempt);
        }

        throw new BadInputException(
            $"'{text}' is not a cycle: SYMBOL-MONTH-ATTEMPT or its id is, as in BTC-USD-2025-06-1"
        );
    }

    [GeneratedRegex(
        @"\A(?<symbol>.+)[- ](?<month>\d{4}-\d{2})(-| #| attempt )(?<attempt>\d+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Name();
}
