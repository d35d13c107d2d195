using BtcEvents.Cli.Reports;
using BtcEvents.Contracts;
using BtcEvents.PureTests.Traces;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class TracePageTests
{
    [Fact]
    public void The_page_draws_each_hop_and_says_its_figures()
    {
        var page = Sound(TracedCycle.Eventful());

        Assert.Equal(["0", "1", "1", "3", "5"], page.Row("Hops of the cycle", "DataUpdated"));
        Assert.Equal(2, page.All("svg").Count()); // for the desk and for the phone
        Assert.All(
            page.All("svg"),
            picture =>
            {
                var patterns = picture
                    .Descendants("pattern")
                    .Select(pattern => $"url(#{pattern.Attribute("id")!.Value})");
                var used = picture.Descendants("rect").Select(box => box.Attribute("fill")?.Value).OfType<string>();
                Assert.Equal(patterns.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
            }
        );
        Assert.Contains("before DataUpdated by consumer-0", page.TextOf("waterfall"), StringComparison.Ordinal);
        Assert.Contains(page.All("text"), text => text.Value.EndsWith("×3", StringComparison.Ordinal));
        Assert.Contains(
            "DataUpdated by consumer-0 took longest: 5.00",
            page.All("header").Single().Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_cycle_from_before_hops_were_timed_has_a_page_too()
    {
        var page = Sound(new TracedCycle().With(Stage.Data, 2, hop: null).With(Stage.Features, 5, hop: null));

        Assert.Contains("from before that was noted", page.All("header").Single().Value, StringComparison.Ordinal);
        Assert.Equal(4, page.All("circle").Count());
    }

    [Fact]
    public void A_cycle_without_facts_and_one_of_facts_at_one_moment_have_a_page_too()
    {
        Sound(new TracedCycle());
        Sound(new TracedCycle().With(Stage.Data, 0, (0, 0, 0)));
    }

    [Fact]
    public void Facts_of_an_earlier_cycle_are_counted_and_not_drawn()
    {
        var page = Sound(new TracedCycle().With(Stage.Data, -9, (-12, -11, -10)).With(Stage.Features, 4, (1, 2, 3)));

        Assert.Contains("1 fact of an earlier cycle", page.TextOf("figures"), StringComparison.Ordinal);
        Assert.DoesNotContain("DataUpdated", page.TextOf("waterfall"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_written_as_text_whatever_they_hold()
    {
        var fact = new HopLine("<b>&", 1) { Consumer = "\"'<script>" };
        var report = TraceReportMapper.Map(TracedCycle.Eventful().Waterfall) with { Hops = [fact] };

        PageAssert.Sound(TracePage.Render(report));
    }

    private static PageReader Sound(TracedCycle cycle) =>
        PageAssert.Sound(TracePage.Render(TraceReportMapper.Map(cycle.Waterfall)));
}
