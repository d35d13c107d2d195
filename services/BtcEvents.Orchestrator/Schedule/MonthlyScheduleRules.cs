using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Orchestrator;

/// <summary>The rules of the schedule's options that no attribute can say.</summary>
internal static class MonthlyScheduleRules
{
    private const int MonthsAhead = 24; // a zone's offset changes within a year

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
            yield return new(Month.NotOne(options.CatchUpFrom), [nameof(options.CatchUpFrom)]);
        }
    }

    private static string? CronFault(string cron, TimeZoneInfo zone, TimeProvider clock)
    {
        try
        {
            var (times, now) = (new FireTimes(cron, zone), clock.GetUtcNow());
            return times.NextAfter(now) is null ? "it never fires again"
                : times.FirstTooEarly(now, MonthsAhead) is { } early ? TooEarly(early.Month, early.Fires, zone)
                : null;
        }
        catch (FormatException malformed)
        {
            return $"it is not a Quartz cron expression such as '0 0 6 1 * ?': {malformed.Message}";
        }
    }

    private static string TooEarly(Month month, DateTimeOffset fires, TimeZoneInfo zone) =>
        $"in {zone.Id} it starts {month} at {fires.UtcDateTime:yyyy-MM-dd HH:mm} UTC, before "
        + $"{month.AddMonths(-1).LastDay:yyyy-MM-dd} is over there, and a day counts only when it is over in UTC: "
        + "take a later time, or the time zone UTC";

    private static string? SymbolFault(string symbol)
    {
        try
        {
            TradingPair.Parse(symbol);
            return null;
        }
        catch (BadInputException bad)
        {
            return bad.Message;
        }
    }
}
