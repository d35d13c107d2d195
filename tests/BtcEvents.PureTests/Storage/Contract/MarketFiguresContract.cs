using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.StoreContract;

/// <summary>Numbers and times of market series are kept exactly; those that a store cannot keep are refused.</summary>
public abstract class MarketFiguresContract : MarketContract
{
    [Fact]
    public async Task Every_number_comes_back_to_the_last_bit()
    {
        using var file = New();
        double[] hard =
        [
            0.1 + 0.2,
            double.Epsilon,
            -double.Epsilon,
            2.2250738585072009e-308,
            1e308,
            double.MaxValue,
            double.MinValue,
            Math.PI,
            1.0 / 3,
            123456789012345680,
            0,
        ];
        var fed = Some("fed_rate");
        var series = new Series(fed.Spec, [.. fed.Times[..hard.Length]], [hard]);

        await file.UpsertAsync([series]);
        file.Reopen();
        var read = (await file.ReadAsync()).Find("fed_rate")!;

        Assert.Equal(
            hard.Select(BitConverter.DoubleToInt64Bits),
            read["fed_rate"].Select(BitConverter.DoubleToInt64Bits)
        );
        Assert.Equal(0, (await file.UpsertAsync([series]))["fed_rate"]);
    }

    [Fact]
    public async Task A_minus_zero_comes_back_as_zero_on_every_database_and_is_not_written_again()
    {
        using var file = New();
        var fed = Some("fed_rate");
        var series = new Series(
            fed.Spec,
            [.. fed.Times[..2]],
            [
                [-0.0, 0.0],
            ]
        );

        await file.UpsertAsync([series]);

        Assert.Equal(
            [0L, 0L],
            (await file.ReadAsync()).Find("fed_rate")!["fed_rate"].Select(BitConverter.DoubleToInt64Bits)
        );
        Assert.Equal(0, (await file.UpsertAsync([series]))["fed_rate"]);
    }

    [Fact]
    public async Task Times_come_back_to_the_microsecond()
    {
        using var file = New();
        var funding = Some("funding_rate");
        var start = new DateTime(2020, 5, 1, 23, 59, 59, DateTimeKind.Utc);
        var series = new Series(
            funding.Spec,
            [start, start.AddMilliseconds(1), start.AddMicroseconds(999_999)],
            [
                [1, 2, 3],
            ]
        );

        await file.UpsertAsync([series]);

        Assert.Equal(series.Times, (await file.ReadAsync()).Find("funding_rate")!.Times);
        Assert.Equal(series.Times, (await file.ReadAsync(new(2020, 5, 1))).Find("funding_rate")!.Times);
    }

    [Fact]
    public async Task A_time_finer_than_a_microsecond_is_refused_and_nothing_is_written()
    {
        using var file = New();
        var fine = new Series(
            Some("funding_rate").Spec,
            [new DateTime(2020, 5, 1, 8, 0, 0, DateTimeKind.Utc).AddTicks(1)],
            [
                [1],
            ]
        );

        var refusal = await Assert.ThrowsAsync<BadInputException>(() => file.UpsertAsync([Some("btc_spot"), fine]));

        Assert.Equal(
            "funding_rate, row (BTC-USD, 2020-05-01 08:00:00.0000001): 2020-05-01T08:00:00.0000001Z is finer than a "
                + "microsecond, and the store keeps no more",
            refusal.Message
        );
        Assert.Empty((await file.ReadAsync()).All);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task An_infinite_number_is_refused_and_nothing_is_written(double infinite)
    {
        using var file = New();
        var vix = Some("vix");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            file.UpsertAsync([Some("btc_spot"), WithCell(vix, column: 0, row: 20, infinite)])
        );

        Assert.Equal(
            $"vix, row ({vix.Times[20]:yyyy-MM-dd}): vix_index is infinite, and the store keeps finite numbers and "
                + $"empty cells",
            refusal.Message
        );
        Assert.Empty((await file.ReadAsync()).All);
    }
}
