using System.Reflection;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Reporting;

namespace BtcEvents.Reporter;

/// <summary>Puts a cycle's facts and artefacts into the report's words.</summary>
internal static class CycleReportMapper
{
    private const int PriceMonths = 15;

    public static CycleReport Map(CycleOutcome outcome, ForecastLineage lineage, MarketData market)
    {
        var (cycle, training, forecast) = (outcome.Cycle, lineage.Training, lineage.Forecast);
        return new()
        {
            Symbol = cycle.Symbol,
            Month = Month.Parse(cycle.Month).FirstDay,
            AsOf = cycle.AsOf,
            CycleId = cycle.CycleId,
            Attempt = cycle.Attempt,
            Simulated = forecast.Simulated,
            Forecast = new()
            {
                ChangePercent = forecast.ChangePercent,
                // The store may be older than the fact.
                AlreadyHappened =
                    forecast.AlreadyHappenedPercent ?? outcome.Find<ForecastMade>()?.AlreadyHappenedPercent,
                ProbabilityUp = forecast.Distribution?.ProbabilityUp,
                Quantiles =
                [
                    .. (forecast.Distribution?.Quantiles ?? []).Select(q => new QuantileLine(q.Level, q.ChangePercent)),
                ],
                Lower = forecast.Lower,
                Upper = forecast.Upper,
                Coverage = forecast.Coverage,
                Currency = TradingPair.Parse(cycle.Symbol).Currency,
                BaseMeanClose = forecast.BaseMeanClose,
            },
            Doubts = outcome.Find<ForecastMade>()?.Doubts ?? [],
            Champion = training.Champion,
            Promoted = training.Promoted,
            PromotionReason = training.PromotionReason,
            Lineage = Lineage(lineage),
            Drift = training.Drift,
            Stages =
            [
                .. StageSummary
                    .Of(outcome, outcome.Status.FinishedAt ?? outcome.Status.StartedAt)
                    .Select(s => new StageLine(s.Stage.ToString(), s.State, s.Done, s.Seconds)),
            ],
            Leaderboard =
            [
                .. training.Leaderboard.Select(e => new LeaderboardRow(e.Name, e.Test)
                {
                    Baseline = e.Baseline,
                    Champion = e.Name == training.Champion,
                    TrainRmse = e.Train.Rmse,
                }),
            ],
            History = History(training, forecast.Coverage),
            Features = lineage.Set.Verdicts,
            Importances = training.Importances,
            Series =
            [
                .. (lineage.Data?.Series ?? []).Select(s => new SeriesCoverage
                {
                    Name = s.Series,
                    Rows = s.Rows,
                    First = s.First,
                    Last = s.Last,
                    Written = s.Written,
                }),
            ],
            Findings =
            [
                .. (lineage.Data?.Findings ?? []).Select(f => new FindingLine(f.Series, f.Rule, f.Severity, f.Message)),
            ],
            Prices = Prices(market),
        };
    }

    private static IReadOnlyList<ForecastPoint> History(TrainingRecord training, double coverage)
    {
        var intervals = new MonthForecaster(new() { Coverage = coverage }).PastIntervals(training);
        return
        [
            .. training.History.Zip(
                intervals,
                (h, interval) =>
                    new ForecastPoint
                    {
                        Month = Month.Parse(h.Month).FirstDay,
                        Actual = h.Actual,
                        Forecast = h.Forecast,
                        Lower = interval?.Lower ?? double.NaN,
                        Upper = interval?.Upper ?? double.NaN,
                        Model = training.Champion,
                    }
            ),
        ];
    }

    private static Lineage Lineage(ForecastLineage lineage) =>
        new()
        {
            DatasetDigest = lineage.Forecast.DatasetDigest,
            Table = lineage.Forecast.Table,
            FeatureSet = lineage.Forecast.FeatureSet,
            Model = lineage.Forecast.Model,
            ForecastId = lineage.Forecast.ForecastId,
            Seed = lineage.Training.Seed,
            SoftwareVersion =
                typeof(CycleReportMapper)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion
                ?? "unknown",
        };

    private static IReadOnlyList<DailyClose> Prices(MarketData market)
    {
        var first = Month.Of(market.AsOf).AddMonths(1 - PriceMonths).FirstDay;
        var (spot, closes) = (market.Spot, market.Spot["close"]);
        return
        [
            .. spot
                .Times.Select((t, i) => new DailyClose(DateOnly.FromDateTime(t), closes[i]))
                .Where(d => d.Day >= first),
        ];
    }
}
