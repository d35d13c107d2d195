using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Market;

public sealed class SimulatedMarketTests
{
    private static readonly DateOnly First = new(2018, 1, 1);
    private static readonly DateOnly Last = new(2020, 12, 31);

    [Fact]
    public async Task The_shipped_sample_is_what_its_seed_makes_byte_for_byte()
    {
        using var made = new TemporaryFolder();
        var sample = SampleFolder();
        await MarketCsvWriter.WriteAsync(
            made.Path,
            SimulatedMarket.Generate(
                SimulatedMarket.SampleSeed,
                SimulatedMarket.SampleFirst,
                SimulatedMarket.SampleLast
            ),
            simulated: true,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Names(made.Path), Names(sample));
        Assert.All(
            Names(made.Path),
            name => Assert.Equal(File.ReadAllBytes(made.File(name!)), File.ReadAllBytes(Path.Combine(sample, name!)))
        );
    }

    [Fact]
    public void The_shipped_sample_is_small() =>
        Assert.InRange(Directory.EnumerateFiles(SampleFolder()).Sum(f => new FileInfo(f).Length), 1, 1_000_000);

    [Fact]
    public void Another_seed_makes_another_market() =>
        Assert.NotEqual(
            DigestOf(SimulatedMarket.Generate(1, First, Last)),
            DigestOf(SimulatedMarket.Generate(2, First, Last))
        );

    [Fact]
    public void A_longer_market_begins_with_the_shorter_one()
    {
        var longer = SimulatedMarket
            .Generate(1, First, Last.AddDays(100))
            .Select(s => MarketData.Create("BTC-USD", Last, [s]));
        var shorter = SimulatedMarket.Generate(1, First, Last).Select(s => MarketData.Create("BTC-USD", Last, [s]));

        Assert.Equal(shorter.Select(d => d.Digest), longer.Select(d => d.Digest));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(14)]
    [InlineData(23)]
    [InlineData(99)]
    public void Every_seed_makes_the_whole_catalogue_and_passes_the_checks(ulong seed)
    {
        var made = SimulatedMarket.Generate(seed, SimulatedMarket.SampleFirst, SimulatedMarket.SampleLast);

        var report = DataChecks.Run(
            "BTC-USD",
            [.. made.Select(RawRows.Of)],
            SimulatedMarket.SampleLast,
            SimulatedMarket.SampleLast.AddDays(1)
        );

        Assert.Equal(SeriesCatalog.For("BTC-USD").Select(s => s.Name), made.Select(s => s.Spec.Name));
        Assert.All(report.Findings, f => Assert.Equal(("fear_greed", "missing-days"), (f.Series, f.Rule)));
        Assert.InRange(made[0]["close"].Min(), 50, 1_000_000);
    }

    [Fact]
    public void Prices_of_a_bar_agree_and_days_follow_each_other()
    {
        var spot = SimulatedMarket.Generate(1, First, Last)[0];

        Assert.Equal(Last.DayNumber - First.DayNumber + 1, spot.Count);
        Assert.All(
            Enumerable.Range(1, spot.Count - 1),
            i =>
            {
                Assert.Equal(spot["close"][i - 1], spot["open"][i]);
                Assert.InRange(spot["close"][i], spot["low"][i], spot["high"][i]);
                Assert.InRange(spot["open"][i], spot["low"][i], spot["high"][i]);
            }
        );
    }

    [Fact]
    public async Task Real_figures_are_not_written_into_a_simulated_folder()
    {
        using var folder = await MarketFolder.CreateAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            MarketCsvWriter.WriteAsync(
                folder.Path,
                SimulatedMarket.Generate(1, First, Last),
                simulated: false,
                TestContext.Current.CancellationToken
            )
        );
    }

    private static string DigestOf(IEnumerable<Series> series) => MarketData.Create("BTC-USD", Last, series).Digest;

    private static string?[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private static string SampleFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BtcEvents.sln")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("the tests run outside the checkout that holds data/simulated");
        }

        return Path.Combine(folder, "data", "simulated");
    }
}
