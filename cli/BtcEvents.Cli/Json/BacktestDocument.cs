using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;

namespace BtcEvents.Cli.Json;

/// <summary>A backtest, for scripts. Errors are null where no month has an outcome.</summary>
internal sealed record BacktestDocument
{
    /// <summary>How many months were forecast.</summary>
    public required int Months { get; init; }

    /// <summary>What was forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>True where the figures were simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>SHA-256 (lower-case hex) over every value of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Root mean squared error, percentage points.</summary>
    public required double? Rmse { get; init; }

    /// <summary>Mean absolute error, percentage points.</summary>
    public required double? Mae { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public required double? Smape { get; init; }

    /// <summary>Coefficient of determination.</summary>
    public required double? R2 { get; init; }

    /// <summary>Share of months with the right sign, 0 to 1.</summary>
    public required double? DirectionalAccuracy { get; init; }

    /// <summary>Share of months whose outcome lay inside the interval, 0 to 1.</summary>
    public required double? IntervalCoverage { get; init; }

    /// <summary>1 less the ratio of the mean squared error to that of the baseline <c>end-of-month</c>: above 0 the
    /// forecasts are better.</summary>
    public required double? SkillOverEndOfMonth { get; init; }

    /// <summary>R2 of what the end of the month before leaves open: against the mean of that part.</summary>
    public required double? OpenPartR2 { get; init; }

    /// <summary>Two-sided p-value of a difference to <c>end-of-month</c> (Diebold and Mariano, corrected for few
    /// months); null below two months.</summary>
    public required double? PValue { get; init; }

    /// <summary>Mean interval score (Gneiting and Raftery 2007), percentage points, small is good; null where an end is
    /// infinite.</summary>
    public required double? IntervalScore { get; init; }

    /// <summary>Mean continuous ranked probability score, percentage points, small is good.</summary>
    public required double? Crps { get; init; }

    /// <summary>The years, oldest first.</summary>
    public required IReadOnlyList<BacktestYear> ByYear { get; init; }

    /// <summary>How good the forecasts were as the days of their month became known, from its beginning (day 0) to its
    /// last day; null without <c>--nowcast</c>.</summary>
    public required IReadOnlyList<NowcastDay>? ByDay { get; init; }

    /// <summary>What the forecasts are compared with.</summary>
    public required BaselinesDocument Baselines { get; init; }

    /// <summary>The months, oldest first.</summary>
    public required IReadOnlyList<BacktestRowDocument> Rows { get; init; }

    /// <summary>What the data checks found.</summary>
    public required IReadOnlyList<DataFinding> Findings { get; init; }

    /// <summary>A backtest.</summary>
    public static BacktestDocument Of(
        BacktestResult result,
        IReadOnlyList<NowcastDay>? byDay,
        IReadOnlyList<CheckFinding> findings
    ) =>
        new()
        {
            Months = result.Rows.Count,
            Symbol = result.Symbol,
            Simulated = result.Simulated,
            DatasetDigest = result.DatasetDigest,
            Rmse = result.Scores?.Rmse,
            Mae = result.Scores?.Mae,
            Smape = result.Scores?.Smape,
            R2 = result.Scores?.R2,
            DirectionalAccuracy = result.Scores?.DirectionalAccuracy,
            IntervalCoverage = result.IntervalCoverage,
            SkillOverEndOfMonth = result.SkillOverEndOfMonth,
            OpenPartR2 = result.OpenPartR2,
            PValue = result.PValue,
            IntervalScore = result.IntervalScore,
            Crps = result.Crps,
            ByYear = result.Years,
            ByDay = byDay,
            Baselines = new()
            {
                Zero = result.Zero,
                Carry = result.CarriedOn,
                EndOfMonth = result.EndOfMonth,
                EndOfMonthDrift = result.EndOfMonthDrift,
            },
            Rows = [.. result.Rows.Select(BacktestRowDocument.Of)],
            Findings = DataFindings.Of(findings),
        };
}

/// <summary>Errors of forecasts that know nothing; null where no month has an outcome.</summary>
internal sealed record BaselinesDocument
{
    /// <summary>No change of the monthly mean.</summary>
    public required ForecastScores? Zero { get; init; }

    /// <summary>Last month's change carries on.</summary>
    public required ForecastScores? Carry { get; init; }

    /// <summary>The price stays where it was at the end of the month before.</summary>
    public required ForecastScores? EndOfMonth { get; init; }

    /// <summary>The same with the drift so far.</summary>
    public required ForecastScores? EndOfMonthDrift { get; init; }
}

/// <summary>One month of a backtest.</summary>
internal sealed record BacktestRowDocument
{
    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>What really happened, percent; null where the month is not over.</summary>
    public required double? Actual { get; init; }

    /// <summary>Change of the monthly mean close that was forecast, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>What of it had happened when the month began, percent: the forecast of <c>end-of-month</c>; null where
    /// the month before is not known whole.</summary>
    public required double? AlreadyHappenedPercent { get; init; }

    /// <summary>What was forecast beside that, percentage points; null where the month before is not known
    /// whole.</summary>
    public required double? StillExpectedPercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Standard deviation of the forecast's distribution (Student's t of 5 degrees of freedom), percentage
    /// points.</summary>
    public required double? Spread { get; init; }

    /// <summary>Probability of a rise, 0 to 1.</summary>
    public required double? ProbabilityUp { get; init; }

    /// <summary>Continuous ranked probability score, percentage points; null where the month is not over.</summary>
    public required double? Crps { get; init; }

    /// <summary>Algorithm of the model, for example <c>ridge</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>A row.</summary>
    public static BacktestRowDocument Of(BacktestRow row) =>
        new()
        {
            Month = row.Month.ToString(),
            Actual = row.Actual,
            ChangePercent = row.Forecast,
            AlreadyHappenedPercent = double.IsFinite(row.EndOfMonth) ? row.EndOfMonth : null,
            StillExpectedPercent = double.IsFinite(row.EndOfMonth) ? row.Forecast - row.EndOfMonth : null,
            Lower = row.Lower,
            Upper = row.Upper,
            Spread = row.Distribution?.Spread,
            ProbabilityUp = row.Distribution?.ProbabilityUp,
            Crps = row.Crps,
            Algorithm = row.Model,
        };
}
