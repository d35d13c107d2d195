using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BtcEvents.Market;

namespace BtcEvents.Cli.Commands;

/// <summary>An option that takes a day; anything else is a usage error.</summary>
internal static class DayOption
{
    /// <summary>A day that need not be given.</summary>
    public static Option<DateOnly?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "yyyy-MM-dd",
            CustomParser = result => DayOf(name, result),
        };

    private static DateOnly? DayOf(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var isDay = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        // Of the years that a month may have.
        if (isDay && Month.TryParse($"{day:yyyy-MM}", out _))
        {
            return day;
        }

        result.AddError(
            $"{name}: '{text}' is not a day: write it as yyyy-MM-dd, for example 2025-06-12, of the years 1900 to 2999"
        );
        return null;
    }
}
