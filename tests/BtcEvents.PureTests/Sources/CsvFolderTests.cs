using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

public sealed class CsvFolderTests : SeriesSourceContract, IAsyncLifetime
{
    private MarketFolder _folder = null!;

    private protected override ISeriesSource Source => new CsvFolder(_folder.Path);

    public async ValueTask InitializeAsync() => _folder = await MarketFolder.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_folder_gives_every_series_with_its_bytes_and_its_marker()
    {
        var snapshot = await _folder.FetchAsync();

        Assert.True(snapshot.Simulated);
        Assert.Equal(
            SeriesCatalog.For(MarketFolder.Symbol).Select(s => s.Name),
            snapshot.Series.Select(s => s.Raw.Spec.Name)
        );
        Assert.All(
            snapshot.Series,
            s => Assert.Equal(File.ReadAllBytes(_folder.File(s.Raw.Document)), s.Payload.ToArray())
        );
    }

    [Fact]
    public async Task A_row_says_its_file_and_line()
    {
        var spot = (await _folder.FetchAsync()).Series[0].Raw;

        Assert.Equal("btc_spot.csv, line 2", spot.Rows[0].Place.ToString());
        Assert.Equal($"btc_spot.csv, line {MarketFolder.LineOf(MarketFolder.Last)}", spot.Rows[^1].Place.ToString());
    }

    [Fact]
    public async Task The_whole_file_is_read_whatever_is_stored()
    {
        var stored = await FetchAsync(Spec("vix"), MarketFolder.Last, Midnight(MarketFolder.Last));

        Assert.Equal(MarketFolder.First, stored.Raw.Rows[0].Day);
        Assert.Equal(File.ReadAllBytes(_folder.File("vix.csv")), stored.Payload.ToArray());
    }

    [Fact]
    public async Task A_folder_without_the_marker_holds_real_figures()
    {
        File.Delete(_folder.File(CsvFolder.SimulatedMarker));

        Assert.False((await _folder.FetchAsync()).Simulated);
    }

    [Fact]
    public async Task What_is_written_is_read_back_to_the_last_bit()
    {
        var made = SimulatedMarket.Generate(3, MarketFolder.First, MarketFolder.Last);

        var read = (await _folder.FetchAsync()).Series.Select(s => s.Raw.ToSeries(MarketFolder.Last));

        Assert.Equal(
            MarketData.Create(MarketFolder.Symbol, MarketFolder.Last, made).Digest,
            MarketData.Create(MarketFolder.Symbol, MarketFolder.Last, read).Digest
        );
    }

    [Fact]
    public async Task An_absent_folder_is_named()
    {
        var nowhere = _folder.File("nowhere");
        var source = new SourceOrder([new CsvFolder(nowhere)]);

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            source.FetchAsync(
                new() { Symbol = MarketFolder.Symbol, AsOf = MarketFolder.Last },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal($"{nowhere}: there is no such folder of market data", refusal.Message);
    }

    [Fact]
    public async Task Without_spot_prices_there_is_no_forecast()
    {
        File.Delete(_folder.File("btc_spot.csv"));

        Assert.Equal(
            $"{_folder.File("btc_spot.csv")}: the file is absent, and no forecast can be made without it",
            await _folder.RefusalAsync()
        );
    }

    [Fact]
    public async Task Any_other_absent_file_is_a_warning()
    {
        File.Delete(_folder.File("vix.csv"));

        var report = await _folder.CheckAsync();

        report.ThrowIfBlocked();
        Assert.Contains(
            report.Findings,
            f => f is { Series: "vix", Rule: "series-missing", Severity: CheckSeverity.Warn }
        );
    }

    [Fact]
    public async Task A_symbol_of_another_asset_reads_the_files_of_its_name()
    {
        File.Move(_folder.File("btc_spot.csv"), _folder.File("eth_spot.csv"));

        var snapshot = await new SourceOrder([Source]).FetchAsync(
            new() { Symbol = "ETH-USD", AsOf = MarketFolder.Last },
            TestContext.Current.CancellationToken
        );

        Assert.Contains(snapshot.Series, s => s.Raw.Spec.Name == "eth_spot");
        Assert.DoesNotContain(snapshot.Series, s => s.Raw.Spec.Name == "onchain");
    }
}
