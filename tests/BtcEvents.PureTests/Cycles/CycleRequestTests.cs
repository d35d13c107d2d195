using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Cycles;

public sealed class CycleRequestTests
{
    [Fact]
    public void The_first_run_of_a_month_is_attempt_1() =>
        Assert.Equal(new CycleRequest(1, Running: false), CycleRequest.Of([], asked: null));

    [Fact]
    public void A_later_run_takes_the_next_attempt() =>
        Assert.Equal(
            new CycleRequest(3, Running: false),
            CycleRequest.Of([KnownCycle.Of("2025-06", 1, "Failed"), KnownCycle.Of("2025-06", 2)], asked: null)
        );

    [Fact]
    public void A_run_that_is_open_is_meant_and_none_is_started_beside_it() =>
        Assert.Equal(
            new CycleRequest(1, Running: true),
            CycleRequest.Of([KnownCycle.Of("2025-06", 1, "Running")], asked: null)
        );

    [Theory]
    [InlineData(1, "attempt 1 is completed already")]
    [InlineData(3, "attempt 2 is running")]
    public void An_attempt_that_cannot_begin_is_told(int asked, string sentence)
    {
        var bad = Assert.Throws<BadInputException>(() =>
            CycleRequest.Of([KnownCycle.Of("2025-06", 2, "Running"), KnownCycle.Of("2025-06", 1)], asked)
        );

        Assert.Contains(sentence, bad.Message, StringComparison.Ordinal);
    }
}
