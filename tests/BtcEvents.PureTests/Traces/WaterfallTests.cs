using System.Text.Json.Nodes;
using BtcEvents.Contracts;
using BtcEvents.Cycles;

namespace BtcEvents.PureTests.Traces;

public sealed class WaterfallTests
{
    [Fact]
    public void A_hop_is_split_into_way_turn_and_work()
    {
        var hop = new TracedCycle().With(Stage.Data, 7, (0, 1, 3), tries: 3).Waterfall.Hops[0];

        Assert.Equal(
            [1, 2, 3, 4],
            new[] { hop.Travel, hop.Turn, hop.Wait, hop.Work }.Select(span => span!.Value.TotalSeconds)
        );
        Assert.Equal(("consumer-0", 3, 2), (hop.Consumer, hop.Tries, hop.FailedTries));
        Assert.False(hop.Failed);
    }

    [Fact]
    public void All_tries_of_a_failure_failed()
    {
        var failure = TracedCycle.Eventful().Waterfall.Hops[^1];

        Assert.Equal((true, 2, 2), (failure.Failed, failure.Tries, failure.FailedTries));
    }

    [Fact]
    public void The_whole_time_counts_work_at_the_same_time_once()
    {
        var waterfall = TracedCycle.Eventful().Waterfall;

        Assert.Equal(TracedCycle.Zero, waterfall.BeganAt);
        Assert.Equal(10, waterfall.Total.TotalSeconds);
        Assert.Equal(6, waterfall.Worked!.Value.TotalSeconds); // 2 to 6, 8 to 9, 9 to 10
        Assert.Equal(0.4, waterfall.WaitShare!.Value, 9);
        Assert.Equal("DataUpdated", waterfall.Longest!.Fact.Fact);
    }

    [Fact]
    public void A_fact_from_before_hops_were_timed_is_known_by_its_time_alone()
    {
        var waterfall = new TracedCycle().With(Stage.Data, 2, hop: null).With(Stage.Features, 5, (2, 3, 4)).Waterfall;

        var old = waterfall.Hops[0];
        Assert.Null(old.Wait ?? old.Work);
        Assert.Null(old.Tries);
        Assert.Equal((1, null), (waterfall.Untimed, waterfall.WaitShare));
        Assert.Equal(3, waterfall.Total.TotalSeconds);
    }

    [Fact]
    public void A_cycle_of_such_facts_alone_has_a_time_and_nothing_longest()
    {
        var waterfall = new TracedCycle().With(Stage.Data, 2, hop: null).With(Stage.Features, 5, hop: null).Waterfall;

        Assert.Equal(3, waterfall.Total.TotalSeconds);
        Assert.Null(waterfall.Longest);
        Assert.Null(waterfall.Worked);
    }

    [Fact]
    public void A_cycle_without_facts_yet_has_no_time()
    {
        var waterfall = new TracedCycle().Waterfall;

        Assert.Equal((TracedCycle.Zero, TimeSpan.Zero), (waterfall.BeganAt, waterfall.Total));
        Assert.Null(waterfall.WaitShare);
    }

    [Fact]
    public void A_fact_of_an_earlier_cycle_takes_no_part()
    {
        var waterfall = new TracedCycle()
            .With(Stage.Data, -3600, (-3700, -3699, -3698))
            .With(Stage.Features, 5, (2, 3, 4))
            .Waterfall;

        Assert.True(waterfall.Hops[0] is { Earlier: true, Timed: false });
        Assert.Equal(3, waterfall.Total.TotalSeconds);
        Assert.Equal("FeaturesPrepared", waterfall.Longest!.Fact.Fact);
        Assert.Equal(0, waterfall.Untimed);
    }

    [Fact]
    public void A_message_that_a_person_typed_waits_from_when_it_was_received()
    {
        var hop = new TracedCycle().With(Stage.Data, 5, (null, 1, 2)).Waterfall.Hops[0];

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(1)), (hop.Travel, hop.Wait));
    }

    [Fact]
    public void Clocks_that_differ_make_no_span_negative()
    {
        var waterfall = new TracedCycle().With(Stage.Data, 5, (6, 1, 2)).Waterfall;

        Assert.Equal(TimeSpan.Zero, waterfall.Hops[0].Travel);
        Assert.Equal(TimeSpan.Zero, waterfall.Hops[0].Wait);
        Assert.True(waterfall.Total >= TimeSpan.Zero);
    }

    [Fact]
    public void Scripts_get_every_figure()
    {
        var json = JsonNode.Parse(ScriptJson.Write(TraceDocument.Of(TracedCycle.Eventful().Waterfall)))!;

        Assert.Equal(10, (double)json["total_seconds"]!);
        Assert.Equal(0.4, (double)json["wait_share"]!, 9);
        var hop = json["hops"]![0]!;
        Assert.Equal(("DataUpdated", "consumer-0"), ((string)hop["fact"]!, (string)hop["consumer"]!));
        Assert.Equal(
            (1, 1, 2, 3),
            (
                (double)hop["travel_seconds"]!,
                (double)hop["turn_seconds"]!,
                (double)hop["wait_seconds"]!,
                (double)hop["work_seconds"]!
            )
        );
        Assert.Equal((3, 2), ((int)hop["tries"]!, (int)hop["failed_tries"]!));
    }
}
