using System.CommandLine;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Commands;

namespace BtcEvents.BusTests.Cli;

/// <summary>What is advised means the same servers as the command that advises it.</summary>
public sealed class AdviceTests
{
    [Fact]
    public async Task Of_a_fleet_by_the_file_of_its_servers_where_it_is_not_the_usual_one()
    {
        using var folder = new TempFolder();
        var file = folder.File("my servers.env");
        await File.WriteAllTextAsync(file, "BTC_POSTGRES__HOST=127.0.0.1\n", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["ps", "--servers", file]);

        Assert.Equal(1, run.Code);
        Assert.Contains($"'btc up --servers '{file}'' starts them.", run.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("--alertmanager http://127.0.0.1:19093", " --alertmanager http://127.0.0.1:19093")]
    public void Of_silences_by_the_address_that_was_given(string given, string hint)
    {
        var option = AddressOptions.Alertmanager();
        var parsed = new RootCommand { option }.Parse(given);

        Assert.Equal(hint, AddressOptions.HintOf(parsed, option));
    }
}
