using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;

namespace BtcEvents.PureTests.Cycles;

public sealed class CycleNameTests
{
    [Fact]
    public void A_cycle_is_named_as_its_forecast_is_or_by_its_id()
    {
        var id = CycleIdentity.Of("BTC-USD", "2025-06", 12);

        Assert.Equal(id, CycleName.Parse("BTC-USD-2025-06-12"));
        Assert.Equal(id, CycleName.Parse("BTC-USD 2025-06 #12"));
        Assert.Equal(id, CycleName.Parse("BTC-USD 2025-06 attempt 12"));
        Assert.Equal(id, CycleName.Parse(id.ToString()));
    }

    [Theory]
    [InlineData("2025-06")]
    [InlineData("BTC-USD-2025-06")]
    [InlineData("BTC-USD-2025-06-99999999999")]
    [InlineData("")]
    public void What_is_none_is_told_with_an_example(string text)
    {
        var told = Assert.Throws<BadInputException>(() => CycleName.Parse(text));

        Assert.Equal(
            $"'{text}' is not a cycle: SYMBOL-MONTH-ATTEMPT or its id is, as in BTC-USD-2025-06-1",
            told.Message
        );
    }
}
