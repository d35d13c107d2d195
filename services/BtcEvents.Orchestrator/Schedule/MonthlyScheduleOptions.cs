using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Orchestrator;

/// <summary>When cycles start by themselves.</summary>
public sealed class MonthlyScheduleOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Schedule";

    /// <summary>Whether they do.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Quartz cron expression (seconds first). A month starts at its first fire time and forecasts itself: its as-of
    /// date is the last day of the month before. Further fire times of the month change nothing. At 06:00 on the 1st by
    /// default.
    /// </summary>
    public string Cron { get; set; } = "0 0 6 1 * ?";

    /// <summary>IANA name of the zone in which the cron expression and the months are meant.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>What to forecast; <c>BTC-USD</c> where none is named.</summary>
    public IList<string> Symbols { get; } = [];

    /// <summary>What to do about missed months.</summary>
    [EnumDataType(typeof(CatchUp))]
    public CatchUp CatchUp { get; set; } = CatchUp.Latest;

    /// <summary>
    /// With <see cref="CatchUp.All"/>: the first month to catch up, as <c>yyyy-MM</c>; null for no such bound.
    /// </summary>
    public string? CatchUpFrom { get; set; }

    /// <summary>
    /// With <see cref="CatchUp.All"/>: how many months back at most, the present one included; 1 to 120.
    /// </summary>
    [Range(1, 120)]
    public int MaxCatchUp { get; set; } = 12;

    /// <summary>
    /// How often a month that failed at Data is started again, as a new attempt: data come late now and then. First
    /// after a quarter of an hour, then after twice as long each time, at most half a day; and when an orchestrator
    /// starts. 0 to 100.
    /// </summary>
    [Range(0, 100)]
    public int LateDataAttempts { get; set; } = 12;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        MonthlyScheduleRules.Broken(this, validationContext.GetService<TimeProvider>() ?? TimeProvider.System);

    /// <summary>The symbols without repetition.</summary>
    internal IReadOnlyList<string> EverySymbol =>
        Symbols.Count == 0 ? ["BTC-USD"] : [.. Symbols.Distinct(StringComparer.Ordinal)];
}
