using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

public sealed class CsvMarketSourceTests
{
    [Fact]
    public async Task A_folder_gives_every_series_with_its_bytes_and_its_marker()
    {
        using var folder = await MarketFolder.CreateAsync();

        var snapshot = await folder.FetchAsync();

        Assert.True(snapshot.Simulated);
        Assert.Equal(
            SeriesCatalog.For(MarketFolder.Symbol).Select(s => s.Name),
            snapshot.Series.Select(s => s.Raw.Spec.Name)
        );
        Assert.All(
            snapshot.Series,
            s => Assert.Equal(File.ReadAllBytes(folder.File(s.Raw.Document)), s.Payload.ToArray())
        );
    }

    [Fact]
    public async Task A_folder_without_the_marker_holds_real_figures()
    {
        using var folder = await MarketFolder.CreateAsync();
        File.Delete(folder.File(CsvMarketSource.SimulatedMarker));

        Assert.False((await folder.FetchAsync()).Simulated);
    }

    [Fact]
    public async Task What_is_written_is_read_back_to_the_last_bit()
    {
        using var folder = await MarketFolder.CreateAsync();
        var made = SimulatedMarket.Generate(3, MarketFolder.First, MarketFolder.Last);

        var read = (await folder.FetchAsync()).Series.Select(s => s.Raw.ToSeries(MarketFolder.Last));

        Assert.Equal(
            MarketData.Create(MarketFolder.Symbol, MarketFolder.Last, made).Digest,
            MarketData.Create(MarketFolder.Symbol, MarketFolder.Last, read).Digest
        );
    }

    [Fact]
    public async Task An_absent_folder_is_named()
    {
        using var parent = new TemporaryFolder();
        var source = new CsvMarketSource(parent.File("nowhere"));

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            source.FetchAsync(
                new() { Symbol = MarketFolder.Symbol, AsOf = MarketFolder.Last },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal($"{parent.File("nowhere")}: there is no such folder of market data", refusal.Message);
    }

    [Fact]
    public async Task Without_spot_prices_there_is_no_forecast()
    {
        using var folder = await MarketFolder.CreateAsync();
        File.Delete(folder.File("btc_spot.csv"));

        Assert.Equal(
            $"{folder.File("btc_spot.csv")}: the file is absent, and no forecast can be made without it",
            await folder.RefusalAsync()
        );
    }

    [Fact]
    public async Task Any_other_absent_file_is_a_warning()
    {
        using var folder = await MarketFolder.CreateAsync();
        File.Delete(folder.File("vix.csv"));

        var report = await folder.CheckAsync();

        report.ThrowIfBlocked();
        Assert.Contains(
            report.Findings,
            f => f is { Series: "vix", Rule: "series-missing", Severity: CheckSeverity.Warn }
        );
    }

    [Fact]
    public async Task A_symbol_of_another_asset_reads_the_files_of_its_name()
    {
        using var folder = await MarketFolder.CreateAsync();
        File.Move(folder.File("btc_spot.csv"), folder.File("eth_spot.csv"));

        var snapshot = await new CsvMarketSource(folder.Path).FetchAsync(
            new() { Symbol = "ETH-USD", AsOf = MarketFolder.Last },
            TestContext.Current.CancellationToken
        );

        Assert.Contains(snapshot.Series, s => s.Raw.Spec.Name == "eth_spot");
        Assert.DoesNotContain(snapshot.Series, s => s.Raw.Spec.Name == "onchain");
    }

    [Fact]
    public void A_stored_last_row_is_wanted_again_but_never_less_than_the_as_of_day()
    {
        var spot = SeriesCatalog.For(MarketFolder.Symbol)[0];
        var stored = new DateTime(2020, 3, 31, 0, 0, 0, DateTimeKind.Utc);
        SourceRequest At(DateOnly asOf) =>
            new()
            {
                Symbol = MarketFolder.Symbol,
                AsOf = asOf,
                Since = new Dictionary<string, DateTime>(StringComparer.Ordinal) { [spot.Name] = stored },
            };

        Assert.Equal(stored, At(new(2020, 4, 30)).From(spot));
        Assert.Equal(new DateTime(2020, 1, 31, 0, 0, 0, DateTimeKind.Utc), At(new(2020, 1, 31)).From(spot));
        Assert.Null(new SourceRequest { Symbol = MarketFolder.Symbol, AsOf = new(2020, 4, 30) }.From(spot));
    }
}
