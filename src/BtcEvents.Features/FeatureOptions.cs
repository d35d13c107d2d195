using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Features;

/// <summary>How gaps in the source series are treated when the monthly table is built.</summary>
public sealed record FeatureOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Features";

    /// <summary>
    /// Oldest value, in calendar days, that may still stand in for a day without a row (weekends, holidays,
    /// publication delay); an older one is not known (NaN). At least 0.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int MaximumFillAgeDays { get; init; } = 10;

    /// <summary>
    /// Share of days (0 to 1) that must be known for a mean over a month or a window; below it the mean is not
    /// known (NaN), so that a series which starts on the 18th is not compared with full months.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinimumCoverage { get; init; } = 0.5;

    /// <summary>
    /// Day shifts, each 1 to 27 and none twice, for which the months are cut once more: some 130 months then give
    /// several times as many (overlapping) rows to learn from, which steadies selection and fit.
    /// </summary>
    [Range(1, 27)]
    public IReadOnlyList<int> ShiftDays { get; init; } = [5, 10, 15, 20, 25];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ShiftDays.Distinct().Count() != ShiftDays.Count)
        {
            yield return new("none may come twice", [nameof(ShiftDays)]);
        }
    }
}
