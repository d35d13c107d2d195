using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Orchestrator;

/// <summary>The rules of the schedule's options that no attribute can say.</summary>
internal static class MonthlyScheduleRules
{
    public static IEnumerable<ValidationResult> Broken(MonthlyScheduleOptions options, TimeProvider clock)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var found) ? found : null;
        if (zone is null)
        {
            yield return new(
                "it is not known here: give an IANA name, for example Europe/Berlin, and have time zone data installed",
                [nameof(options.TimeZone)]
            );
        }

        if (CronFault(options.Cron, zone ?? TimeZoneInfo.Utc, clock) is { } cron)
        {
            yield return new(cron, [nameof(options.Cron)]);
        }

        foreach (var symbol in options.EverySymbol.Select(SymbolFault).OfType<string>())
        {
            yield return new(symbol, [nameof(options.Symbols)]);
        }

        if (options.CatchUpFrom is not null && !Month.TryParse(options.CatchUpFrom, out _))
        {
            yield return new(
                "it is not a month: write it as yyyy-MM, for example 2025-06",
                [nameof(options.CatchUpFrom)]
            );
        }
    }

    private static string? CronFault(string cron, TimeZoneInfo zone, TimeProvider clock)
    {
        try
        {
            return new FireTimes(cron, zone).NextAfter(clock.GetUtcNow()) is null ? "it never fires again" : null;
        }
        catch (FormatException malformed)
        {
            return $"it is not a Quartz cron expression such as '0 0 6 1 * ?': {malformed.Message}";
        }
    }

    private static string? SymbolFault(string symbol)
    {
        try
        {
            SeriesCatalog.AssetOf(symbol);
            return null;
        }
        catch (BadInputException bad)
        {
            return bad.Message;
        }
    }
}
