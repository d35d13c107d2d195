namespace BtcEvents.Features;

/// <summary>How gaps in the source series are treated when the monthly table is built.</summary>
public sealed record FeatureOptions
{
    /// <summary>
    /// Oldest value, in calendar days, that may still stand in for a day without a row (weekends, holidays,
    /// publication delay); an older one is not known (NaN). At least 0.
    /// </summary>
    public int MaximumFillAgeDays { get; init; } = 10;

    /// <summary>
    /// Share of days (0 to 1) that must be known for a mean over a month or a window; below it the mean is not
    /// known (NaN), so that a series which starts on the 18th is not compared with full months.
    /// </summary>
    public double MinimumCoverage { get; init; } = 0.5;

    /// <summary>
    /// Day shifts, each 1 to 27 and none twice, for which the months are cut once more: some 130 months then give
    /// several times as many (overlapping) rows to learn from, which steadies selection and fit.
    /// </summary>
    public IReadOnlyList<int> ShiftDays { get; init; } = [5, 10, 15, 20, 25];

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (MaximumFillAgeDays < 0)
        {
            throw new ArgumentException($"{nameof(MaximumFillAgeDays)} is {MaximumFillAgeDays}: it must be at least 0");
        }

        if (!(MinimumCoverage is >= 0 and <= 1))
        {
            throw new ArgumentException($"{nameof(MinimumCoverage)} is {MinimumCoverage}: it must be between 0 and 1");
        }

        if (ShiftDays.Any(s => s is < 1 or > 27) || ShiftDays.Distinct().Count() != ShiftDays.Count)
        {
            throw new ArgumentException(
                $"{nameof(ShiftDays)} is [{string.Join(", ", ShiftDays)}]: each must be 1 to 27, and none may "
                    + $"come twice"
            );
        }
    }
}
