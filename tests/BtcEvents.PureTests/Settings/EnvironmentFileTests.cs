using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Distributed;
using BtcEvents.Failures;

namespace BtcEvents.PureTests.Settings;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("BTC_A=1", "1")]
    [InlineData("  BTC_A = 1 ", "1")]
    [InlineData("BTC_A=", "")]
    [InlineData("BTC_A=a=b#c", "a=b#c")]
    [InlineData("BTC_A=\"with blank \"", "with blank ")]
    [InlineData("BTC_A='x'", "x")]
    [InlineData("BTC_A='", "'")]
    public void A_line_gives_a_value(string line, string value) =>
        Assert.Equal(value, EnvironmentFile.Parse(["# a comment", "", line], "servers.env")["BTC_A"]);

    [Fact]
    public void A_file_without_an_end_is_no_file_of_settings()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no such device");

        var refusal = Assert.Throws<BadInputException>(() => EnvironmentFile.Read("/dev/zero"));

        Assert.StartsWith("/dev/zero is no file of settings", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_later_of_two_lines_counts() => Assert.Equal("2", EnvironmentFile.Parse(["A=1", "A=2"], "f")["A"]);

    [Theory]
    [InlineData("s3cret")]
    [InlineData("=s3cret")]
    [InlineData("export A=s3cret")]
    [InlineData("1A=s3cret")]
    public void A_line_that_is_none_is_named_by_its_number_and_never_shown(string line)
    {
        var bad = Assert.Throws<BadInputException>(() => EnvironmentFile.Parse(["A=1", line], "servers.env"));

        Assert.Contains("servers.env, line 2", bad.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_service_are_the_file_under_its_own_credentials()
    {
        using var folder = new TempFolder();
        File.WriteAllLines(
            folder.File("servers.env"),
            ["BTC_EXAMPLE__HOST=db.example", "BTC_EXAMPLE__USER=owner", "OTHER=x"]
        );
        Directory.CreateDirectory(folder.File("secrets/reader"));
        File.WriteAllText(folder.File("secrets/reader/Example__User"), "btc_reader");

        var settings = ServerSettings.Read(folder.File("servers.env"));

        Assert.Equal(
            ("db.example", "btc_reader"),
            (settings.As("reader")["Example:Host"], settings.As("reader")["Example:User"])
        );
        Assert.Equal("owner", settings.As(service: null)["Example:User"]);
        Assert.Equal(folder.File("secrets/reader"), settings.EnvironmentOf("reader")["BTC_SECRETS"]);
        Assert.DoesNotContain("OTHER", settings.EnvironmentOf("reader").Keys);
        var owner = Assert.Throws<BadInputException>(() => settings.EnvironmentOf("trainer"));
        Assert.Contains("trainer has no credentials", owner.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_has_credentials_of_his_own_all_run_with_those_of_the_file()
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("servers.env"), ["BTC_POSTGRES__USER=owner"]);

        var settings = ServerSettings.Read(folder.File("servers.env"));

        Assert.Equal("owner", settings.EnvironmentOf("trainer")["BTC_POSTGRES__USER"]);
        Assert.DoesNotContain("BTC_SECRETS", settings.EnvironmentOf("trainer").Keys);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_with_the_way_out()
    {
        using var folder = new TempFolder();

        var bad = Assert.Throws<BadInputException>(() => ServerSettings.Read(folder.File("none.env")));

        Assert.Contains("make servers", bad.Message, StringComparison.Ordinal);
        Assert.Contains("--servers", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_counts_more_than_the_environment()
    {
        const string variable = "BTC_NAMEDFILE__HOST";
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("servers.env"), $"{variable}=of the file\n");
        Environment.SetEnvironmentVariable(variable, "of the environment");
        try
        {
            var settings = ServerSettings.Read(folder.File("servers.env"));

            Assert.Equal("of the file", settings.As(service: null)["NamedFile:Host"]);
            Assert.Equal("of the file", settings.EnvironmentOf("trainer")[variable]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
