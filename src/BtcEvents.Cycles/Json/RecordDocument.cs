namespace BtcEvents.Cycles;

/// <summary>What the forecasts of a symbol were worth, for scripts.</summary>
public sealed record RecordDocument
{
    /// <summary>What was forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>True where a figure was simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>Months with a forecast and an outcome.</summary>
    public required int Months { get; init; }

    /// <summary>How many of them were forecast before they were over.</summary>
    public required int Live { get; init; }

    /// <summary>Forecasts that wait for their outcome.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many intervals held the outcome.</summary>
    public required int Held { get; init; }

    /// <summary>The least number that may be expected to, by a band of 90 %.</summary>
    public required int HeldLeast { get; init; }

    /// <summary>The greatest.</summary>
    public required int HeldMost { get; init; }

    /// <summary>1 less the ratio of squared errors to those of the baseline <c>end-of-month</c>; null below two
    /// months.</summary>
    public required double? SkillOverEndOfMonth { get; init; }

    /// <summary>Lower end of its 90 % interval.</summary>
    public required double? SkillLower { get; init; }

    /// <summary>Upper end.</summary>
    public required double? SkillUpper { get; init; }

    /// <summary>Scores of all months; null where there is none.</summary>
    public required RecordedScore? All { get; init; }

    /// <summary>Scores of a third of the months each, by how much movement their forecast expected.</summary>
    public required IReadOnlyList<RecordedScore> Regimes { get; init; }

    /// <summary>The months, oldest first.</summary>
    public required IReadOnlyList<RecordedMonthDocument> Rows { get; init; }

    /// <summary>A record.</summary>
    public static RecordDocument Of(PublishedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (held, least, most) = record.Held;
        return new()
        {
            Symbol = record.Symbol,
            Simulated = record.Simulated,
            Months = record.Months.Count,
            Live = record.Months.Count(month => month.Live),
            Waiting = record.Waiting,
            Held = held,
            HeldLeast = least,
            HeldMost = most,
            SkillOverEndOfMonth = record.Skill?.Skill,
            SkillLower = record.Skill?.Lower,
            SkillUpper = record.Skill?.Upper,
            All = record.All,
            Regimes = record.Regimes,
            Rows = [.. record.Months.Select(RecordedMonthDocument.Of)],
        };
    }
}

/// <summary>A forecast whose outcome is known.</summary>
public sealed record RecordedMonthDocument
{
    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>The forecast: of several, the one that was made first.</summary>
    public required string ForecastId { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether that was before the month was over.</summary>
    public required bool Live { get; init; }

    /// <summary>Who forecast.</summary>
    public required string Algorithm { get; init; }

    /// <summary>What was forecast, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Coverage that the interval aimed at, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>What came, percent.</summary>
    public required double Actual { get; init; }

    /// <summary>Outcome less forecast, percentage points.</summary>
    public required double Error { get; init; }

    /// <summary>Outcome less the forecast of <c>end-of-month</c>; null where that was not noted.</summary>
    public required double? EndOfMonthError { get; init; }

    /// <summary>Whether the interval held the outcome.</summary>
    public required bool Inside { get; init; }

    /// <summary>Continuous ranked probability score, percentage points; null where the interval had no end.</summary>
    public required double? Crps { get; init; }

    /// <summary>A month.</summary>
    internal static RecordedMonthDocument Of(RecordedMonth month) =>
        new()
        {
            Month = month.Forecast.Month,
            ForecastId = month.Forecast.ForecastId,
            MadeAt = month.Forecast.MadeAt,
            Live = month.Live,
            Algorithm = month.Forecast.Algorithm,
            ChangePercent = month.Forecast.ChangePercent,
            Lower = month.Forecast.Lower,
            Upper = month.Forecast.Upper,
            Coverage = month.Forecast.Coverage,
            Actual = month.Actual,
            Error = month.Error,
            EndOfMonthError = month.EndOfMonthError,
            Inside = month.Inside,
            Crps = month.Crps,
        };
}
