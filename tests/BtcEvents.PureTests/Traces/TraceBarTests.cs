using BtcEvents.Cli.Screens;
using BtcEvents.Contracts;

namespace BtcEvents.PureTests.Traces;

public sealed class TraceBarTests
{
    [Fact]
    public void Waits_are_hatched_and_work_is_solid_to_scale() =>
        Assert.Equal(["░▒████", "  ▒████", "      ░▒██", "         █"], Bars(TracedCycle.Eventful(), 10));

    [Fact]
    public void No_bar_is_wider_than_the_line_and_none_is_without_work()
    {
        var cycle = TracedCycle.Eventful().With(Stage.Forecast, 1e7, (10, 11, 1e7));

        Assert.All(
            Enumerable.Range(1, 80),
            width => Assert.All(Bars(cycle, width), bar => Assert.True(bar.Length <= width && bar.EndsWith('█'), bar))
        );
    }

    [Fact]
    public void What_has_no_times_is_a_dot_and_what_is_of_an_earlier_cycle_has_no_bar() =>
        Assert.Equal(
            ["", "·", "    ·", "      ░█"],
            Bars(
                new TracedCycle()
                    .With(Stage.Data, -9, (-12, -11, -10))
                    .With(Stage.Features, 4, hop: null)
                    .With(Stage.Selection, 8, hop: null)
                    .With(Stage.Training, 12, (10, 11, 11)),
                8
            )
        );

    private static IEnumerable<string> Bars(TracedCycle cycle, int width)
    {
        var waterfall = cycle.Waterfall;
        return waterfall.Hops.Select(hop => TraceBar.Of(hop, waterfall, width).ToString());
    }
}
