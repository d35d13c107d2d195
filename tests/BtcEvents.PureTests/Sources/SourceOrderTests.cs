using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

public sealed class SourceOrderTests
{
    private static readonly IEnumerable<string> Catalogue = SeriesCatalog.For(MarketFolder.Symbol).Select(s => s.Name);

    [Fact]
    public async Task The_first_source_of_a_series_gives_it_and_nobody_else_is_asked()
    {
        var (first, second) = (new FakeSource("first", "vix", "dxy"), new FakeSource("second"));

        var snapshot = await FetchAsync(first, second);

        Assert.Equal(Catalogue, snapshot.Series.Select(s => s.Raw.Spec.Name));
        Assert.All(snapshot.Series, s => Assert.Equal(first.Gives(s.Raw.Spec) ? "first" : "second", s.Source));
        Assert.Equal(Catalogue.Except(["vix", "dxy"]), second.Asked.Select(r => r.Spec.Name));
        Assert.Empty(snapshot.Findings);
    }

    [Fact]
    public async Task A_source_that_does_not_have_a_series_is_passed_over_and_told()
    {
        var first = new FakeSource("first")
        {
            Instead = r => r.Spec.Name == "vix" ? new AbsentSeries("vix.csv: the file is absent") : null,
        };

        var snapshot = await FetchAsync(first, new FakeSource("second"));

        Assert.Equal(["vix"], snapshot.Series.Where(s => s.Source == "second").Select(s => s.Raw.Spec.Name));
        Assert.Equal(
            new CheckFinding(
                "vix",
                "source-fallback",
                CheckSeverity.Warn,
                "vix.csv: the file is absent, so vix comes from second"
            ),
            Assert.Single(snapshot.Findings)
        );
    }

    public static TheoryData<Exception, string> MayPass() =>
        new()
        {
            { new HttpRequestException("451"), "first: HttpRequestException: 451, so vix comes from third" },
            {
                new TaskCanceledException("too slow"),
                "first: TaskCanceledException: too slow, so vix comes from third"
            },
            {
                new ServerUnreachableException("exchange", "example:443", "no answer"),
                "first: exchange at example:443 cannot be reached: no answer, so vix comes from third"
            },
        };

    [Theory]
    [MemberData(nameof(MayPass))]
    public async Task A_source_that_cannot_be_used_now_is_passed_over_and_told(Exception failure, string sentence)
    {
        var snapshot = await FetchAsync(
            FakeSource.Failing("first", failure),
            FakeSource.Without("second"),
            new FakeSource("third")
        );

        Assert.All(snapshot.Series, s => Assert.Equal("third", s.Source));
        Assert.Equal(
            [sentence, "second has no vix, so vix comes from third"],
            snapshot.Findings.Where(f => f.Series == "vix").Select(f => f.Message)
        );
    }

    [Fact]
    public async Task Bad_input_ends_the_search()
    {
        var second = new FakeSource("second");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            FetchAsync(FakeSource.Failing("first", new BadInputException("vix.csv, line 3: bad")), second)
        );

        Assert.Equal("vix.csv, line 3: bad", refusal.Message);
        Assert.Empty(second.Asked);
    }

    [Fact]
    public async Task What_no_source_has_is_left_out_and_a_series_that_is_required_is_refused_with_every_reason()
    {
        var spot = new FakeSource("spot", "btc_spot");

        Assert.Equal(
            ["btc_spot"],
            (await FetchAsync(spot, FakeSource.Without("other"))).Series.Select(s => s.Raw.Spec.Name)
        );
        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            FetchAsync(FakeSource.Without("first"), FakeSource.Without("second"))
        );
        Assert.Equal(
            "first has no btc_spot; second has no btc_spot, and no forecast can be made without it",
            refusal.Message
        );
    }

    [Fact]
    public async Task What_no_source_gives_now_may_pass_also_where_the_series_is_not_required()
    {
        var failure = await Assert.ThrowsAsync<SeriesUnavailableException>(() =>
            FetchAsync(
                new FakeSource("spot", "btc_spot"),
                FakeSource.Without("second"),
                FakeSource.Failing("third", new HttpRequestException("503"))
            )
        );

        Assert.True(Failure.IsTransient(failure));
        Assert.False(ServerTrouble.IsAway(failure));
        Assert.Equal(
            "btc_futures: no source gives it now (second has no btc_futures; third: HttpRequestException: 503)",
            Failure.Describe(failure)
        );
    }

    [Fact]
    public async Task What_the_only_source_throws_comes_unchanged()
    {
        var failure = new IOException("disk");

        Assert.Same(
            failure,
            await Assert.ThrowsAsync<IOException>(() => FetchAsync(FakeSource.Failing("only", failure)))
        );
    }

    [Fact]
    public async Task Cancellation_is_no_reason_to_go_on()
    {
        var second = new FakeSource("second");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SourceOrder([new FakeSource("first"), second]).FetchAsync(Request, cancelled.Token)
        );
        Assert.Empty(second.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Simulated_and_real_figures_never_mix(bool simulated)
    {
        var first = new FakeSource("first", "btc_spot") { Simulated = simulated };
        var (other, alike) = (
            new FakeSource("other") { Simulated = !simulated },
            new FakeSource("alike", "vix") { Simulated = simulated }
        );

        var snapshot = await FetchAsync(first, other, alike);

        Assert.Equal(simulated, snapshot.Simulated);
        Assert.Equal(["first", "alike"], snapshot.Series.Select(s => s.Source));
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_source_is_told_what_is_stored_of_its_series()
    {
        var source = new FakeSource("source");
        var stored = new DateTime(2020, 4, 30, 0, 0, 0, DateTimeKind.Utc);

        await new SourceOrder([source]).FetchAsync(
            Request with
            {
                Since = new Dictionary<string, DateTime>(StringComparer.Ordinal) { ["vix"] = stored },
            },
            TestContext.Current.CancellationToken
        );

        Assert.All(source.Asked, r => Assert.Equal(r.Spec.Name == "vix" ? stored : null, r.Since));
        Assert.All(source.Asked, r => Assert.Equal((MarketFolder.Symbol, MarketFolder.Last), (r.Symbol, r.AsOf)));
    }

    private static MarketRequest Request => new() { Symbol = MarketFolder.Symbol, AsOf = MarketFolder.Last };

    private static Task<SourceSnapshot> FetchAsync(params ISeriesSource[] sources) =>
        new SourceOrder(sources).FetchAsync(Request, TestContext.Current.CancellationToken);
}
