using BtcEvents.Contracts;

namespace BtcEvents.PureTests.Contracts;

public sealed class CycleIdentityTests
{
    [Fact]
    public void The_same_symbol_month_and_attempt_give_the_same_cycle() =>
        Assert.Equal(CycleIdentity.Of("BTC-USD", "2025-06", 1), CycleIdentity.Of("BTC-USD", "2025-06", 1));

    [Theory]
    [InlineData("ETH-USD", "2025-06", 1)]
    [InlineData("BTC-USD", "2025-07", 1)]
    [InlineData("BTC-USD", "2025-06", 2)]
    public void Any_other_part_gives_another_cycle(string symbol, string month, int attempt) =>
        Assert.NotEqual(CycleIdentity.Of("BTC-USD", "2025-06", 1), CycleIdentity.Of(symbol, month, attempt));

    [Fact]
    public void Parts_do_not_run_into_each_other() =>
        Assert.NotEqual(CycleIdentity.Derive("ab", "c"), CycleIdentity.Derive("a", "bc"));

    [Fact]
    public void An_identity_is_a_version_8_uuid() =>
        Assert.Equal('8', CycleIdentity.Of("BTC-USD", "2025-06", 1).ToString()[14]);
}
