using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Operational;

/// <summary>Facts as older programs wrote them, as they stand in the store.</summary>
public sealed class FactHistoryTests : IAsyncDisposable
{
    private static readonly Guid Cycle = Guid.Parse("2c1f7a52-6a0e-8b5c-9d3e-0f4b6a7c8d91");
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_fact_that_lacks_a_member_of_today_is_read_with_a_value_for_it()
    {
        await WriteAsync("FeaturesPrepared.before-features-were-counted.json");

        await using var scope = _fixture.Scope();
        var facts = await scope.Journal.OfCycleAsync(Cycle, StoreFixture.Token);

        Assert.Equal(["CycleStarted", "FeaturesPrepared"], facts.Select(fact => fact.Fact));
        var prepared = Assert.IsType<FeaturesPrepared>(facts[1].Body);
        Assert.Equal((86, 0, "tables/t2.csv"), (prepared.Months, prepared.Features, prepared.Table));
        Assert.All(facts, fact => Assert.Null(fact.Body.Hop)); // from before hops were timed
        Assert.Equal(
            prepared,
            await scope.Journal.LatestAsync<FeaturesPrepared>("BTC-USD", "2024-03", StoreFixture.Token)
        );
    }

    [Fact]
    public async Task A_series_from_before_sources_had_names_is_read_without_one()
    {
        await WriteAsync("DataUpdated.before-sources-had-names.json");

        await using var scope = _fixture.Scope();
        var fact = Assert.Single(await scope.Journal.OfCycleAsync(Cycle, StoreFixture.Token));
        var series = Assert.Single(Assert.IsType<DataUpdated>(fact.Body).Series);
        Assert.Equal(("vix", 1530, "raw/p1.csv"), (series.Series, series.Rows, series.Payload));
        Assert.Null(series.Source);
    }

    [Fact]
    public async Task A_fact_of_a_type_that_nobody_knows_is_told_and_not_left_out()
    {
        await WriteAsync(("MoonLanded", "{}"));

        await using var scope = _fixture.Scope();
        var unreadable = await Assert.ThrowsAsync<InvalidDataException>(() =>
            scope.Journal.OfCycleAsync(Cycle, StoreFixture.Token)
        );

        Assert.Contains("holds a fact", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_lacks_a_member_without_a_value_for_it_is_told()
    {
        await WriteAsync(("CycleStarted", "{}"));

        await using var scope = _fixture.Scope();
        await Assert.ThrowsAsync<InvalidDataException>(() => scope.Journal.OfCycleAsync(Cycle, StoreFixture.Token));
    }

    private async Task WriteAsync(string history)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Operational", "History", history);
        var stored = JsonNode.Parse(await File.ReadAllTextAsync(file, StoreFixture.Token))!.AsArray();
        await WriteAsync([.. stored.Select(fact => ((string)fact!["type"]!, fact["data"]!.ToJsonString()))]);
    }

    // The first use of the store makes its tables.
    private async Task WriteAsync(params (string Type, string Json)[] facts)
    {
        await using var scope = _fixture.Scope();
        Assert.Empty(await scope.Journal.OfCycleAsync(Cycle, StoreFixture.Token));
        await StorePlace.WriteHistoryAsync(_fixture.Store, Cycle, facts);
    }
}
