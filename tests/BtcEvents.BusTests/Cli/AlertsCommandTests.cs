using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary><c>btc alerts</c> without servers.</summary>
public sealed class AlertsCommandTests
{
    [Fact]
    public async Task A_test_from_this_process_tells_by_the_channels_that_its_variables_name()
    {
        await using var mail = MailServer.Start();

        var run = await RunAsync(
            ["test"],
            ("BTC_MAIL__HOST", "127.0.0.1"),
            ("BTC_MAIL__PORT", $"{mail.Port}"),
            ("BTC_MAIL__TLS", "Off"),
            ("BTC_MAIL__FROM", "a@example.org"),
            ("BTC_MAIL__TO", "b@example.org"),
            ("BTC_WEBHOOK__URL", "http://127.0.0.1:1")
        );

        Assert.Equal(
            ("[info] a test of the alerts of BtcEvents", 1),
            (Assert.Single(mail.Mails).Subject, run.Code) // since one channel told nobody
        );
        Assert.Matches(
            @"^  webhook  not told: the webhook at 127\.0\.0\.1:1 cannot be reached: .*\n"
                + @"  mail     told after \d+\.\d s\n$",
            run.Printed
        );
    }

    [Fact]
    public async Task Where_no_channel_is_named_it_says_how_to_name_one() =>
        Assert.Equal(
            (1, "No channel is named: give Slack:Url, Line:To, Webhook:Url or Mail:Host (docs/configuration.md).\n"),
            ((await RunAsync(["test"])).Code, (await RunAsync(["test"])).Printed)
        );

    [Theory]
    [InlineData("silence A --for 2x --because b", "--for: '2x' is not a time up to 30 days: write 30m, 2h or 3d")]
    [InlineData("silence A --for 31d --because b", "--for: '31d' is not a time up to 30 days: write 30m, 2h or 3d")]
    [InlineData("silence A --for 2h --because b --label c", "--label: 'c' is not NAME=VALUE")]
    [InlineData("list --alertmanager localhost", "--alertmanager: 'localhost' is not an http or https address")]
    public async Task What_makes_no_sense_is_told_before_anybody_is_asked(string line, string sentence)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"btc: {sentence}\n", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Alertmanager_that_is_away_is_told_with_how_to_name_another()
    {
        var run = await RunAsync(["list"], ("BTC_ALERTMANAGER__URL", "http://127.0.0.1:1"));

        Assert.Equal(
            (
                1,
                "btc: Alertmanager at 127.0.0.1:1 cannot be reached: Connection refused (127.0.0.1:1); "
                    + "--alertmanager or BTC_ALERTMANAGER__URL says where it is\n"
            ),
            (run.Code, run.Said)
        );
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("localhost:9093")]
    public async Task A_variable_that_is_no_address_is_told(string address)
    {
        var run = await RunAsync(["list"], ("BTC_ALERTMANAGER__URL", address));

        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            $"btc: BTC_ALERTMANAGER__URL: '{address}' is not an http or https address\n",
            run.Said,
            StringComparison.Ordinal
        );
    }

    private static async Task<ProgramRun> RunAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        using var folder = new TempFolder();
        return await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["alerts", .. arguments],
            variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)),
            folder.Path
        );
    }
}
