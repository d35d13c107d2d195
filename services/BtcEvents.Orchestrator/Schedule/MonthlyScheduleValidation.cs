using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.Options;
using Quartz;

namespace BtcEvents.Orchestrator;

/// <summary>Says at the start of the host, in one sentence each, what is wrong with the schedule's options.</summary>
internal sealed class MonthlyScheduleValidation(TimeProvider clock) : IValidateOptions<MonthlyScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, MonthlyScheduleOptions options)
    {
        var faults = Faults(options).Select(fault => "Schedule:" + fault).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(MonthlyScheduleOptions options)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var found) ? found : null;
        if (zone is null)
        {
            yield return $"TimeZone '{options.TimeZone}' is not known here: give an IANA name, for example "
                + $"Europe/Berlin, and have time zone data installed";
        }

        if (CronFault(options.Cron, zone ?? TimeZoneInfo.Utc) is { } cron)
        {
            yield return cron;
        }

        foreach (var fault in options.EverySymbol.Select(SymbolFault).OfType<string>())
        {
            yield return fault;
        }

        if (!Enum.IsDefined(options.CatchUp))
        {
            yield return $"CatchUp '{options.CatchUp}' does not exist: None, Latest or All";
        }

        if (options.CatchUpFrom is not null && !Month.TryParse(options.CatchUpFrom, out _))
        {
            yield return $"CatchUpFrom '{options.CatchUpFrom}' is not a month: write it as yyyy-MM, for example "
                + $"2025-06";
        }

        if (options.MaxCatchUp is < 1 or > 120)
        {
            yield return $"MaxCatchUp is {options.MaxCatchUp}; it must be 1 to 120 months";
        }
    }

    private string? CronFault(string cron, TimeZoneInfo zone)
    {
        try
        {
            return new FireTimes(cron, zone).NextAfter(clock.GetUtcNow()) is null
                ? $"Cron '{cron}' never fires again"
                : null;
        }
        catch (FormatException malformed)
        {
            return $"Cron '{cron}' is not a Quartz cron expression such as '0 0 6 1 * ?': {malformed.Message}";
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
            return "Symbols: " + bad.Message;
        }
    }
}
