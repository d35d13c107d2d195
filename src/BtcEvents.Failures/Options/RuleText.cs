using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace BtcEvents.Failures;

/// <summary>Values and rules as an operator writes and reads them.</summary>
internal static class RuleText
{
    private const string Nothing = "empty";

    public static string Of(ValidationAttribute rule) =>
        rule switch
        {
            RangeAttribute range => Of(range),
            RequiredAttribute => "it must be given",
            EnumDataTypeAttribute names => $"{string.Join(", ", Enum.GetNames(names.EnumType))} are allowed",
            _ => rule.FormatErrorMessage(""),
        };

    public static string Of(object? value) =>
        value switch
        {
            null or "" => Nothing,
            // What stands before an @ may hold a password.
            string text when text.LastIndexOf('@') is >= 0 and var at => $"'...{text[at..]}'",
            string text => $"'{text}'",
            TimeSpan time => time.Ticks % TimeSpan.TicksPerSecond == 0 ? $"{time:c}" : $"{time:c}".TrimEnd('0'),
            IEnumerable several => $"[{string.Join(", ", several.Cast<object?>().Select(Of))}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    public static string Hidden(object? value) => value is null or "" ? Nothing : "given, and not shown";

    // Of a rule that has been applied: limits that are written as text are values by then.
    private static string Of(RangeAttribute range)
    {
        var (least, most) = (Of(range.Minimum), Of(range.Maximum));
        return range switch
        {
            { Maximum: int.MaxValue } => $"{least} or more is allowed",
            { MinimumIsExclusive: false, MaximumIsExclusive: false } => $"{least} to {most} are allowed",
            _ => $"{(range.MinimumIsExclusive ? "more than" : "at least")} {least} and "
                + $"{(range.MaximumIsExclusive ? "less than" : "at most")} {most} is allowed",
        };
    }
}
