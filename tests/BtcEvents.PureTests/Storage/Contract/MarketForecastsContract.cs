using BtcEvents.Failures;
using BtcEvents.Storage;

namespace BtcEvents.StoreContract;

/// <summary>Forecasts are kept as they were made, and learn what happened.</summary>
public abstract class MarketForecastsContract : MarketContract
{
    [Fact]
    public async Task A_forecast_is_read_back_as_it_was_made()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a"));

        Assert.Equal([Forecast("a")], await AllAsync(file));
    }

    [Fact]
    public async Task A_forecast_of_before_its_distribution_was_noted_has_none()
    {
        using var file = New();
        var (older, newer) = (Older("a"), Forecast("b") with { Distribution = null });
        await SaveAsync(file, older);
        await SaveAsync(file, newer);

        Assert.Equal([older, newer], await AllAsync(file));
        Assert.Equal(["b"], file.Query("SELECT forecast_id FROM forecast_distributions"));
    }

    [Fact]
    public async Task Another_forecast_under_the_same_id_replaces_the_distribution_too()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a"));
        await SaveAsync(file, Older("a") with { ChangePercent = 2 });

        Assert.Equal([Older("a") with { ChangePercent = 2 }], await AllAsync(file));
        Assert.Empty(file.Query("SELECT forecast_id FROM forecast_distributions"));
    }

    [Fact]
    public async Task Quantiles_can_be_asked_for_in_SQL()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a"));

        Assert.Equal(
            ["-9.5|-0.5|8.5|0.61"],
            file.Query("SELECT q05, q50, q95, probability_up FROM forecast_distributions")
        );
    }

    [Fact]
    public async Task A_quantile_that_is_no_number_is_refused()
    {
        using var file = New();
        var odd = Forecast("a").Distribution! with { Quantiles = [new() { Level = 0.05, ChangePercent = double.NaN }] };
        await Assert.ThrowsAsync<BadInputException>(() => SaveAsync(file, Forecast("a") with { Distribution = odd }));
    }

    [Theory]
    [InlineData("'; DROP TABLE forecasts; --")]
    [InlineData("a \"b\" `c` \\ %_ ? @symbol \t\n end")]
    [InlineData("Bitcoin \U0001F680 \u20BF \u00E4\u00F6\u00FC")]
    [InlineData("")]
    public async Task A_text_comes_back_as_it_was(string text)
    {
        using var file = New();
        var odd = Forecast("a" + text) with { Algorithm = text, Model = text + text };
        await SaveAsync(file, odd);

        Assert.Equal([odd], await AllAsync(file));
    }

    [Fact]
    public async Task The_same_forecast_again_keeps_the_time_of_the_first()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a"));
        await SaveAsync(file, Forecast("a") with { MadeAt = Forecast("a").MadeAt.AddHours(1) });

        Assert.Equal([Forecast("a")], await AllAsync(file));
    }

    [Fact]
    public async Task A_forecast_that_was_made_between_two_microseconds_is_kept_with_the_earlier_one()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a") with { MadeAt = Forecast("a").MadeAt.AddTicks(9) });

        Assert.Equal([Forecast("a")], await AllAsync(file));
    }

    [Theory]
    [InlineData("2020-04-01T00:05:00.1234567Z", 123_456)]
    [InlineData("2020-04-01T00:05:00.1200000Z", 120_000)]
    [InlineData("2020-04-01T00:05:00.0000000Z", 0)]
    [InlineData("2020-04-01 00:05:00.123456", 123_456)] // cut off after the first statement
    public async Task A_forecast_that_the_second_version_kept_as_text_keeps_its_time(string text, int microseconds)
    {
        using var file = New();
        await SaveAsync(file, Forecast("old"));
        file.Close();
        file.MakeSecondVersion(text);

        var made = new DateTimeOffset(2020, 4, 1, 0, 5, 0, TimeSpan.Zero).AddMicroseconds(microseconds);
        Assert.Equal([Forecast("old") with { MadeAt = made }], await AllAsync(file));
        await SaveAsync(file, Forecast("old"));
        await SaveAsync(file, Forecast("new") with { MadeAt = made.AddMicroseconds(-1) });
        Assert.Equal(["new", "old"], (await AllAsync(file)).Select(f => f.ForecastId));
        Assert.Equal(made, (await AllAsync(file))[1].MadeAt);
        Assert.Equal(["1", "2", "3", "4", "5"], file.Query("SELECT version FROM schema_version ORDER BY version"));
    }

    [Fact]
    public async Task Another_forecast_under_the_same_id_replaces_the_first()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a"));
        var other = Forecast("a") with { ChangePercent = 9, MadeAt = Forecast("a").MadeAt.AddHours(1) };
        await SaveAsync(file, other);

        Assert.Equal([other], await AllAsync(file));
    }

    [Fact]
    public async Task Forecasts_come_oldest_first_and_of_one_symbol_where_asked()
    {
        using var file = New();
        await SaveAsync(file, Forecast("a") with { MadeAt = Forecast("a").MadeAt.AddDays(2) });
        await SaveAsync(file, Forecast("b"));
        await SaveAsync(file, Forecast("c") with { Symbol = "ETH-USD", MadeAt = Forecast("a").MadeAt.AddDays(1) });

        Assert.Equal(["b", "c", "a"], (await AllAsync(file)).Select(f => f.ForecastId));
        Assert.Equal(["c"], (await AllAsync(file, "ETH-USD")).Select(f => f.ForecastId));
    }

    [Fact]
    public async Task What_happened_is_filled_once_every_day_of_the_month_is_stored()
    {
        using var file = New();
        var spot = StoreUnderTest.SomeSeries()[0];
        await SaveAsync(file, Forecast("a"));

        await file.UpsertAsync([spot.KnownAt(new(2020, 4, 29))]);
        Assert.Null((await AllAsync(file))[0].Actual);

        await file.UpsertAsync([spot.KnownAt(new(2020, 4, 30))]);
        double Mean(int month) =>
            spot
                .Times.Zip(spot["close"])
                .Where(r => r.First.Year == 2020 && r.First.Month == month)
                .Average(r => r.Second);
        Assert.Equal(100 * ((Mean(4) / Mean(3)) - 1), (await AllAsync(file))[0].Actual!.Value, 1e-9);
    }

    private static StoredForecast Forecast(string id) => StoreUnderTest.SomeForecast(id);

    [Fact]
    public async Task A_quantile_that_the_store_has_no_column_for_is_refused_and_not_left_out()
    {
        using var file = New();
        var odd = Forecast("a").Distribution! with { Quantiles = [new() { Level = 0.01, ChangePercent = -30 }] };
        var refused = await Assert.ThrowsAsync<BadInputException>(() =>
            SaveAsync(file, Forecast("a") with { Distribution = odd })
        );
        Assert.EndsWith("in steps of 5, and none of 1 %", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(file));
    }

    private static StoredForecast Older(string id) =>
        Forecast(id) with
        {
            AlreadyHappenedPercent = null,
            Distribution = null,
        };

    private static Task SaveAsync(StoreUnderTest file, StoredForecast forecast) =>
        file.Store.SaveForecastAsync(forecast, TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<StoredForecast>> AllAsync(StoreUnderTest file, string? symbol = null) =>
        file.Store.ForecastsAsync(symbol, TestContext.Current.CancellationToken);
}
