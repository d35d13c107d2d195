using System.Collections.Immutable;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

/// <summary>
/// A source of simulated rows that gives what it must and no row more: none before the first day needed, none after
/// the last one.
/// </summary>
internal sealed class FakeSource(string name, params string[] series) : ISeriesSource
{
    private static readonly ImmutableArray<Series> Market =
    [
        .. SimulatedMarket.Generate(3, MarketFolder.First, MarketFolder.Last),
    ];

    public string Name => name;

    public bool Simulated { get; init; }

    /// <summary>What is thrown or answered instead of the rows; null gives the rows.</summary>
    public Func<SeriesRequest, SourceAnswer?> Instead { get; init; } = _ => null;

    /// <summary>Days without a row.</summary>
    public Func<DateOnly, bool> Skip { get; init; } = _ => false;

    public SeriesExtent Extent { get; init; } = SeriesExtent.Window;

    public List<SeriesRequest> Asked { get; } = [];

    /// <summary>One that does not have what it is asked for.</summary>
    public static FakeSource Without(string name) =>
        new(name) { Instead = r => new AbsentSeries($"{name} has no {r.Spec.Name}") };

    /// <summary>One that throws.</summary>
    public static FakeSource Failing(string name, Exception failure) => new(name) { Instead = _ => throw failure };

    public bool Gives(SeriesSpec spec) => series is [] || series.Contains(spec.Name, StringComparer.Ordinal);

    public Task<SourceAnswer> FetchAsync(SeriesRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            Instead(request) ?? new SourceSeries(name, Rows(request), Extent, "rows"u8.ToArray(), "json")
        );
    }

    private RawSeries Rows(SeriesRequest request)
    {
        var whole = Market.Single(s => s.Spec.Name == request.Spec.Name);
        var (from, document) = (request.From ?? DateOnly.MinValue, $"answer of {name}");
        return new()
        {
            Spec = request.Spec,
            Document = document,
            Rows =
            [
                .. whole
                    .Times.Select(
                        (t, i) => new RawRow(new(document, $"entry {i}"), t, [.. whole.Columns.Select(c => c[i])])
                    )
                    .Where(r => r.Day >= from && r.Day <= request.Through && !Skip(r.Day)),
            ],
        };
    }
}

/// <summary>The fake keeps the contract too, so that what is shown with it holds for every source.</summary>
public sealed class FakeSourceTests : SeriesSourceContract
{
    private protected override ISeriesSource Source => new FakeSource("fake", "btc_spot", "vix", "funding_rate");

    [Fact]
    public async Task No_row_comes_that_is_not_needed()
    {
        var rows = (await FetchAsync(Spec("btc_spot"), new(2020, 4, 30), Midnight(new(2020, 3, 31)))).Raw.Rows;

        Assert.Equal((new(2020, 3, 1), new DateOnly(2020, 4, 30)), (rows[0].Day, rows[^1].Day));
    }
}
