using System.CommandLine;
using BtcEvents.Cli.Commands;

namespace BtcEvents.PureTests.Settings;

public sealed class PathOptionsTests
{
    [Theory]
    [InlineData("", "--home is empty: name it, or leave it away")]
    [InlineData("here", null)]
    public void A_folder_that_a_shell_left_empty_is_told(string home, string? fault)
    {
        var command = new Command("x") { CommonOptions.Home() };

        var parsed = command.Parse(["--home", home]);

        Assert.Equal(fault, parsed.Errors.SingleOrDefault()?.Message);
    }
}
