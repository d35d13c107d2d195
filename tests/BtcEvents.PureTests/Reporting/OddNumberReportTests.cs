using BtcEvents.Forecasting;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

/// <summary>Figures that no axis was made for, in every place of a report.</summary>
public sealed class OddNumberReportTests
{
    public static TheoryData<double> OddNumbers =>
        [
            double.NaN,
            double.PositiveInfinity,
            double.NegativeInfinity,
            double.MaxValue,
            double.MinValue,
            double.Epsilon,
            -0.0,
            0,
            1e13,
            1e-200,
            1e200,
        ];

    [Theory]
    [MemberData(nameof(OddNumbers))]
    public void Odd_numbers_anywhere_leave_every_picture_drawable(double odd)
    {
        var full = SampleReports.Cycle();
        ForecastPoint[] history =
        [
            .. full.History,
            Point(65, odd, 1, -1, 2),
            Point(66, 1, odd, -1, 2),
            Point(67, 1, 1, odd, 2),
            Point(68, 1, 1, -1, odd),
            Point(70, odd, odd, odd, odd),
        ];
        PageAssert.Sound(
            CycleReportPage.Render(
                full with
                {
                    Forecast = new()
                    {
                        ChangePercent = odd,
                        Lower = odd,
                        Upper = odd,
                        Coverage = odd,
                        Currency = "USD",
                        BaseMeanClose = odd,
                    },
                    Leaderboard =
                    [
                        .. full.Leaderboard,
                        new("odd", SampleTables.Scores(odd, odd, odd, odd, null)) { TrainRmse = odd },
                    ],
                    History = history,
                    Features =
                    [
                        .. full.Features,
                        new()
                        {
                            Feature = "odd",
                            Kept = true,
                            Stage = 1,
                            Reason = "",
                            Correlation = odd,
                            Importance = odd,
                        },
                    ],
                    Importances = [.. full.Importances, new("odd", odd)],
                    Drift = SampleTables.Drifting("drift", new DriftEntry("odd", "drift", odd, odd, odd, odd)),
                    Stages = [new("odd", "done", "", odd)],
                    Prices = [.. full.Prices, new(new(2025, 6, 1), odd)],
                }
            )
        );
        PageAssert.Sound(
            BacktestReportPage.Render(
                SampleReports.Backtest() with
                {
                    Rows = history,
                    NominalCoverage = odd,
                    Seconds = odd,
                    Scores = SampleTables.Scores(odd, odd, odd, odd, odd),
                    IntervalCoverage = odd,
                }
            )
        );
    }

    private static ForecastPoint Point(int month, double actual, double forecast, double lower, double upper) =>
        new()
        {
            Month = new DateOnly(2020, 1, 1).AddMonths(month),
            Actual = actual,
            Forecast = forecast,
            Lower = lower,
            Upper = upper,
            Carry = actual,
        };
}
