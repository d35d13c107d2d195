using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

/// <summary>What every source of series does; run against each of them over the days of the market folder.</summary>
public abstract class SeriesSourceContract
{
    private protected abstract ISeriesSource Source { get; }

    [Fact]
    public async Task Every_series_it_gives_has_rows_with_a_place_and_a_payload_under_its_name()
    {
        Assert.NotEmpty(Source.Name);
        Assert.NotEmpty(Given);
        foreach (var spec in Given)
        {
            var series = await FetchAsync(spec, MarketFolder.Last, since: null);

            Assert.Equal((Source.Name, spec), (series.Source, series.Raw.Spec));
            Assert.NotEmpty(series.Raw.Rows);
            Assert.All(series.Raw.Rows, r => Assert.Equal(spec.Columns.Length, r.Values.Length));
            Assert.Equal(series.Raw.Rows.Length, series.Raw.Rows.Select(r => r.Place.ToString()).Distinct().Count());
            Assert.All(series.Raw.Rows, r => Assert.NotEmpty(r.Place.Document));
            Assert.NotEmpty(series.Raw.Document);
            Assert.False(series.Payload.IsEmpty);
            Assert.Matches("^[a-z0-9]+$", series.Extension);
        }
    }

    [Theory]
    [InlineData("2020-06-30", "2020-04-15")]
    [InlineData("2020-06-30", "2020-06-30")]
    [InlineData("2020-02-29", "2020-06-30")] // an early month again, while more is stored
    public async Task Where_rows_are_stored_every_row_from_the_first_day_needed_comes_again(string asOf, string stored)
    {
        var (day, since) = (DateOnly.Parse(asOf), DateOnly.Parse(stored));
        foreach (var spec in Given)
        {
            var request = Request(spec, day, Midnight(since));
            var whole = (await FetchAsync(spec, MarketFolder.Last, since: null)).Raw.Rows;
            var again = (await FetchAsync(spec, day, Midnight(since))).Raw.Rows;

            var needed = Needed(whole, request);
            Assert.NotEmpty(needed);
            Assert.Equal(needed, Needed(again, request));
        }
    }

    private protected static SeriesSpec Spec(string name) =>
        SeriesCatalog.For(MarketFolder.Symbol).Single(s => s.Name == name);

    private protected static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private protected async Task<SourceSeries> FetchAsync(SeriesSpec spec, DateOnly asOf, DateTime? since) =>
        Assert.IsType<SourceSeries>(
            await Source.FetchAsync(Request(spec, asOf, since), TestContext.Current.CancellationToken)
        );

    private IEnumerable<SeriesSpec> Given => SeriesCatalog.For(MarketFolder.Symbol).Where(Source.Gives);

    private static SeriesRequest Request(SeriesSpec spec, DateOnly asOf, DateTime? since) =>
        new()
        {
            Symbol = MarketFolder.Symbol,
            Spec = spec,
            AsOf = asOf,
            Since = since,
        };

    private static IEnumerable<string> Needed(IEnumerable<RawRow> rows, SeriesRequest request) =>
        rows.Where(r => r.Day >= request.From && r.Day <= request.Through)
            .Select(r => $"{r.Time:O} {string.Join(' ', r.Values)}");
}
