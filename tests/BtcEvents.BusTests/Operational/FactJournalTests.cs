using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

public sealed class FactJournalTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();
    private int _messages;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_fact_of_a_stage_that_ran_twice_is_kept_once_and_first()
    {
        var first = Facts.Of(Stage.Data, Facts.Cycle());
        await WriteAsync(first, ((DataUpdated)first) with { DatasetDigest = "later" });

        var kept = Assert.Single(
            await ReadAsync(journal => journal.OfCycleAsync(first.Cycle.CycleId, StoreFixture.Token))
        );

        Assert.Equal("d1", Assert.IsType<DataUpdated>(kept.Body).DatasetDigest);
    }

    [Fact]
    public async Task Every_failure_is_kept()
    {
        var failed = Facts.Failed(Facts.Cycle(), Stage.Data, transient: true);
        await WriteAsync(failed, failed);

        Assert.Equal(
            2,
            (await ReadAsync(journal => journal.OfCycleAsync(failed.Cycle.CycleId, StoreFixture.Token))).Count
        );
    }

    [Theory]
    [InlineData(Stage.Data)]
    [InlineData(Stage.Features)]
    [InlineData(Stage.Selection)]
    [InlineData(Stage.Training)]
    [InlineData(Stage.Forecast)]
    public async Task A_fact_comes_back_as_it_was(Stage stage)
    {
        var cycle = Facts.Cycle(
            plan: new CyclePlan
            {
                From = Stage.Data,
                ForceSelection = true,
                Seed = 7,
            }
        );
        var fact = (CycleFact)Facts.Of(stage, cycle) with { Hop = Facts.Hop };
        await WriteAsync(fact);

        var kept = Assert.Single(
            await ReadAsync(journal => journal.OfCycleAsync(fact.Cycle.CycleId, StoreFixture.Token))
        );

        Assert.Equivalent(fact, kept.Body, strict: true);
        Assert.Equal(Facts.Hop, kept.Body.Hop);
    }

    [Fact]
    public async Task The_latest_fact_of_a_month_is_found_over_all_attempts_and_no_other_month()
    {
        var second = ((FeaturesSelected)Facts.Of(Stage.Selection, Facts.Cycle(attempt: 2))) with
        {
            FeatureSet = "second",
        };
        await WriteAsync(
            Facts.Of(Stage.Selection, Facts.Cycle()),
            second,
            Facts.Of(Stage.Selection, Facts.Cycle("2025-07"))
        );

        await using var scope = _fixture.Scope();
        var journal = scope.Journal;

        Assert.Equal(
            "second",
            (await journal.LatestAsync<FeaturesSelected>("BTC-USD", "2025-06", StoreFixture.Token))!.FeatureSet
        );
        Assert.Null(await journal.LatestAsync<FeaturesSelected>("ETH-USD", "2025-06", StoreFixture.Token));
        Assert.Null(await journal.LatestAsync<ModelTrained>("BTC-USD", "2025-06", StoreFixture.Token));
    }

    [Fact]
    public async Task The_facts_of_a_cycle_keep_their_order_and_know_their_messages()
    {
        await WriteAsync(Facts.Of(Stage.Data, Facts.Cycle()), Facts.Of(Stage.Data, Facts.Cycle("2025-07")));
        await WriteAsync(Facts.Of(Stage.Features, Facts.Cycle()));

        var facts = await ReadAsync(journal => journal.OfCycleAsync(Facts.Cycle().CycleId, StoreFixture.Token));

        Assert.Equal(["DataUpdated", "FeaturesPrepared"], facts.Select(fact => fact.Fact));
        Assert.Equal([StoreSamples.Id(1), StoreSamples.Id(3)], facts.Select(fact => fact.MessageId));
        Assert.All(facts, fact => Assert.Equal(StoreSamples.Id(99), fact.Causation));
        Assert.True(facts[0].Seq < facts[1].Seq);
    }

    private async Task WriteAsync(params ICycleFact[] facts)
    {
        await using var scope = _fixture.Scope();
        foreach (var fact in facts)
        {
            scope.Unit.Record(new JournalEntry(fact, StoreSamples.Id(++_messages), StoreSamples.Id(99)));
        }

        await scope.CommitAsync();
    }

    private async Task<IReadOnlyList<RecordedFact>> ReadAsync(
        Func<IFactJournal, Task<IReadOnlyList<RecordedFact>>> read
    )
    {
        await using var scope = _fixture.Scope();
        return await read(scope.Journal);
    }
}
