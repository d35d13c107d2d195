using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;

namespace BtcEvents.BusTests.Extending;

public sealed class RateDeskTests : SeriesSourceContract
{
    private const string Stored = "https://rates.example/fed_rate?from=2020-05-01&through=2020-06-29";

    private static readonly MarketRequest Request = new()
    {
        Symbol = MarketFolder.Symbol,
        AsOf = MarketFolder.Last,
        Since = new Dictionary<string, DateTime>(StringComparer.Ordinal)
        {
            ["fed_rate"] = new(2020, 5, 31, 0, 0, 0, DateTimeKind.Utc),
        },
    };

    private protected override ISeriesSource Source => new RateDesk(new(new StubHttp(Days)));

    [Fact]
    public async Task A_list_is_the_series_with_its_bytes_and_the_place_of_every_row()
    {
        const string answer = """[{"day":"2020-05-28","rate":0.05},{"day":"2020-05-29","rate":0.06}]""";
        var desk = new StubHttp(_ => answer);

        var snapshot = await new SourceOrder([new RateDesk(new(desk))]).FetchAsync(Request, Token);

        Assert.Equal(Stored, Assert.Single(desk.Asked).Address.ToString());
        var series = Assert.Single(snapshot.Series);
        Assert.Equal(("rate-desk", "json"), (series.Source, series.Extension));
        Assert.Equal(answer, System.Text.Encoding.UTF8.GetString(series.Payload.Span));
        Assert.Equal(
            [($"{Stored}, entry 1", new(2020, 5, 28), 0.05), ($"{Stored}, entry 2", new DateOnly(2020, 5, 29), 0.06)],
            series.Raw.Rows.Select(r => (r.Place.ToString(), r.Day, r.Values.Single()))
        );
        Assert.Empty(snapshot.Findings);
    }

    [Fact]
    public async Task It_gives_what_the_folder_before_it_does_not_have()
    {
        using var folder = await RealFolderAsync();
        File.Delete(folder.File("fed_rate.csv"));

        var snapshot = await new SourceOrder([new CsvFolder(folder.Path), Source]).FetchAsync(Request, Token);

        Assert.All(snapshot.Series, s => Assert.Equal(s.Raw.Spec.Name == "fed_rate" ? "rate-desk" : "csv", s.Source));
        Assert.Equal(
            $"{folder.File("fed_rate.csv")}: the file is absent, so fed_rate comes from rate-desk",
            Assert.Single(snapshot.Findings).Message
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "[]", Stored + ": the list is empty, so fed_rate comes from csv")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", "503 (Service Unavailable)., so fed_rate comes from csv")]
    public async Task Where_it_has_none_or_cannot_be_used_the_next_source_is_asked(
        HttpStatusCode status,
        string answer,
        string told
    )
    {
        using var folder = await RealFolderAsync();
        var desk = new RateDesk(new(new StubHttp(_ => answer) { Status = status }));

        var snapshot = await new SourceOrder([desk, new CsvFolder(folder.Path)]).FetchAsync(Request, Token);

        Assert.All(snapshot.Series, s => Assert.Equal("csv", s.Source));
        var finding = Assert.Single(snapshot.Findings);
        Assert.Equal(("fed_rate", SourceOrder.FallbackRule), (finding.Series, finding.Rule));
        Assert.EndsWith(told, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("we are closed")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""{"day":"2020-05-28","rate":0.05}""")]
    [InlineData("""[{"day":"2020-05-28"}]""")]
    [InlineData("""[{"rate":0.05}]""")]
    [InlineData("""[{"day":"28.5.2020","rate":0.05}]""")]
    public async Task What_is_no_list_of_days_and_rates_is_bad_input_and_no_other_source_is_asked(string answer)
    {
        using var folder = await RealFolderAsync();
        var desk = new RateDesk(new(new StubHttp(_ => answer)));

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            new SourceOrder([desk, new CsvFolder(folder.Path)]).FetchAsync(Request, Token)
        );

        Assert.StartsWith(
            $"{Stored}: the answer is no list of days and rates: ",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Figures that are simulated would not mix with those of the desk.
    private static async Task<MarketFolder> RealFolderAsync()
    {
        var folder = await MarketFolder.CreateAsync();
        File.Delete(folder.File(CsvFolder.SimulatedMarker));
        return folder;
    }

    // A rate for every day of the market folder that is asked for.
    private static string Days(Uri address)
    {
        var asked = HttpUtility.ParseQueryString(address.Query);
        var (from, through) = (Day(asked["from"]!), Day(asked["through"]!));
        return JsonSerializer.Serialize(
            Enumerable
                .Range(0, MarketFolder.Last.DayNumber - MarketFolder.First.DayNumber + 1)
                .Select(MarketFolder.First.AddDays)
                .Where(day => day >= from && day <= through)
                .Select(day => new { day, rate = 0.001 * day.DayNumber })
        );
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
