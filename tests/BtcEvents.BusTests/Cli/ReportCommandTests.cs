using BtcEvents.Cli.Commands;

namespace BtcEvents.BusTests.Cli;

/// <summary>What <c>btc report</c> takes.</summary>
public sealed class ReportCommandTests
{
    [Theory]
    [InlineData("BTC-USD-2025-06-1 --output -", 0)]
    [InlineData("BTC-USD-2025-06-1 --output page.html --open", 0)]
    [InlineData("BTC-USD-2025-06-1 --output - --open", 1)]
    public void A_printed_page_cannot_be_opened(string line, int faults) =>
        Assert.Equal(faults, ReportCommand.Create().Parse(line).Errors.Count);
}
