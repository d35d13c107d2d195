using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>A backtest scores only against rows that were checked.</summary>
public sealed class BacktestDataTests
{
    private const string Symbol = "BTC-USD";
    private static readonly DateOnly Later = new(2021, 1, 1);
    private static readonly Month June = new(2020, 6);
    private static readonly ImmutableArray<RawSeries> Clean =
    [
        .. SimulatedMarket.Generate(3, new(2019, 1, 1), new(2020, 6, 30)).Select(RawRows.Of),
    ];

    [Fact]
    public void The_last_month_is_known_where_it_is_there_to_its_last_day()
    {
        Assert.NotNull(OutcomeOf(Clean, Later));
        Assert.Null(OutcomeOf(Spot(row => row.Day < new DateOnly(2020, 6, 30)), Later));
        Assert.Null(OutcomeOf(Spot(row => row.Day < new DateOnly(2020, 6, 10)), Later));
    }

    [Fact]
    public void The_present_day_is_no_outcome()
    {
        Assert.Null(OutcomeOf(Clean, today: new(2020, 6, 30)));
        Assert.NotNull(OutcomeOf(Clean, today: new(2020, 7, 1)));
    }

    [Theory]
    [InlineData("a zero price", "is 0, and a number above zero is required")]
    [InlineData("a bar at 20 times", "a step of more than 2 times")]
    [InlineData("a hole of 16 days", "16 day(s) are missing between 2020-06-04 and 2020-06-21")]
    [InlineData("a day twice", "is already in")]
    public void Bad_rows_of_the_last_forecast_month_block(string what, string expected)
    {
        var mid = new DateOnly(2020, 6, 15);
        var bad = what switch
        {
            "a zero price" => Scaled(mid, 0),
            "a bar at 20 times" => Scaled(mid, 20),
            "a hole of 16 days" => Spot(row =>
                row.Day < new DateOnly(2020, 6, 5) || row.Day > new DateOnly(2020, 6, 20)
            ),
            _ => Spot(rows => rows.SelectMany(row => row.Day == mid ? new[] { row, row } : [row])),
        };

        var refusal = Assert.Throws<BadInputException>(() => OutcomeOf(bad, Later));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_told_and_does_not_block_is_kept_also_of_the_month_that_is_scored()
    {
        var fat = Scaled(new(2020, 6, 30), 2.5);

        var findings = BacktestData.Of(Symbol, fat, simulated: true, June, June, Later).Findings;

        Assert.Contains(findings, f => f is { Series: "btc_spot", Rule: "spike" });
        Assert.DoesNotContain(findings, f => f is { Series: not "btc_spot", Rule: "series-missing" });
    }

    [Fact]
    public void A_bad_row_after_the_last_forecast_month_blocks_nothing()
    {
        var july = new RawRow(new("btc_spot", "row x"), new(2020, 7, 1, 0, 0, 0, DateTimeKind.Utc), [0, 0, 0, 0, 0]);

        Assert.NotNull(OutcomeOf(Spot(rows => rows.Append(july)), Later));
    }

    private static double? OutcomeOf(IReadOnlyList<RawSeries> series, DateOnly today) =>
        MonthlyMeans.Of(BacktestData.Of(Symbol, series, simulated: true, June, June, today).Data.Spot).ChangeOf(June);

    private static ImmutableArray<RawSeries> Scaled(DateOnly day, double factor) =>
        Spot(rows =>
            rows.Select(row => row.Day == day ? row with { Values = [.. row.Values.Select(v => v * factor)] } : row)
        );

    private static ImmutableArray<RawSeries> Spot(Func<RawRow, bool> kept) => Spot(rows => rows.Where(kept));

    private static ImmutableArray<RawSeries> Spot(Func<IEnumerable<RawRow>, IEnumerable<RawRow>> change) =>
        [Clean[0] with { Rows = [.. change(Clean[0].Rows)] }, .. Clean.Skip(1)];
}
