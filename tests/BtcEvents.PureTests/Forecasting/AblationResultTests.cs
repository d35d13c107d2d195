using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class AblationResultTests
{
    private static readonly double[] Outcomes = [4, -3, 6, 1, -5, 2, 7, -4, 3, -1];

    [Fact]
    public void The_gain_is_what_the_squared_error_falls_by_when_the_group_comes_in()
    {
        // Errors of 1 and of 2: a quarter of the squared error is left, in every month alike.
        var one = Of(Forecasts(1), Forecasts(2));

        Assert.Equal((0.75, 0.75, 0.75), (one.Gain, one.GainLower, one.GainUpper));
        Assert.Equal(("macro", 7, 0), (one.Group, one.Features, one.PValue));
        // Squared deviations from the mean of 1 are 156 together: 1 - 40 / 156.
        Assert.Equal(1 - (40 / 156.0), one.OpenPartR2Without!.Value, 12);
    }

    [Fact]
    public void A_group_that_harms_has_a_gain_below_zero_and_ends_in_order()
    {
        double[] errors = [1, 2, 1, 3, 1, 2, 1, 2, 1, 2];
        var result = Result(
            ["macro"],
            Forecasts(errors),
            Forecasts([.. errors.Select((error, i) => error / (2 + (i % 3)))])
        );

        var harm = Assert.Single(result.ToldFromChance);
        Assert.True(harm.Gain < -2, harm.ToString());
        Assert.True(harm.GainLower < harm.Gain && harm.Gain < harm.GainUpper && harm.GainUpper < 0, harm.ToString());
    }

    [Fact]
    public void A_group_that_no_forecast_uses_adds_nothing_and_is_not_told()
    {
        var result = Result(["macro"], Forecasts(1), Forecasts(1));

        Assert.Equal((0, 0, 0, 1), Figures(result.Groups[0]));
        Assert.Empty(result.ToldFromChance);
    }

    [Fact]
    public void P_values_are_corrected_for_the_number_of_groups()
    {
        double[] errors = [1, 2, 1, 3, 1, 2, 1, 2, 1, 2];
        var (all, other) = (Forecasts(errors), Forecasts([.. errors.Select((e, i) => i % 4 == 0 ? e : e + 0.5)]));
        var alone = Result(["macro"], all, other).Groups[0].PValue;

        var three = Result(["macro", "chain", "price"], all, other, all, all);

        Assert.InRange(alone, 0.0001, 0.3);
        Assert.Equal(3 * alone, three.Groups[0].PValue, 12);
        Assert.Equal(["macro", "chain", "price"], three.Groups.Select(group => group.Group));
    }

    [Fact]
    public void Months_without_an_outcome_count_for_nothing()
    {
        var (all, without) = (Forecasts(1), Forecasts(2));
        BacktestRow[] Longer(BacktestRow[] rows) => [.. rows, rows[0] with { Month = "2030-01", Actual = null }];

        var result = Result(["macro"], Longer(all), Longer(without));

        Assert.Equal(Outcomes.Length, result.Outcomes);
        Assert.Equal(Of(all, without), result.Groups[0]);
    }

    private static (double, double, double, double) Figures(GroupAblation one) =>
        (one.Gain, one.GainLower, one.GainUpper, one.PValue);

    private static GroupAblation Of(BacktestRow[] all, BacktestRow[] without) =>
        Result(["macro"], all, without).Groups.Single();

    private static AblationResult Result(string[] groups, BacktestRow[] all, params BacktestRow[][] without) =>
        AblationResult.Of(
            Backtest(all),
            [.. groups.Select((group, i) => (new FeatureGroup(group, 7), Backtest(without[i])))],
            seed: 3
        );

    private static BacktestResult Backtest(BacktestRow[] rows) => new("BTC-USD", "d", true, rows, Coverage: 0.8);

    private static BacktestRow[] Forecasts(double error) => Forecasts([.. Outcomes.Select(_ => error)]);

    private static BacktestRow[] Forecasts(double[] errors) =>
        [
            .. errors.Select(
                (error, i) =>
                    new BacktestRow
                    {
                        Month = new Month(2024, 1).AddMonths(i).ToString(),
                        Actual = Outcomes[i],
                        Forecast = Outcomes[i] - error,
                        Lower = -10,
                        Upper = 10,
                        Model = "ridge-average",
                        Carry = 0,
                        EndOfMonth = 0,
                        EndOfMonthDrift = 0,
                    }
            ),
        ];
}
