using BtcEvents.BusTests.Support;
using SmtpServer.Protocol;

namespace BtcEvents.BusTests.Cli;

/// <summary><c>btc cycle</c> tells people by the channels that its variables name.</summary>
public sealed class EmbeddedAlertsTests
{
    [Fact]
    public async Task A_run_that_fails_has_told_people_when_it_ends()
    {
        await using var mail = MailServer.Start();

        var run = await FailAsync(mail);

        Assert.Equal(
            ["[warning] NONE-USD 2025-06: Data failed", "[critical] NONE-USD 2025-06: the cycle failed at Data"],
            mail.Mails.Select(one => one.Subject).OrderDescending(StringComparer.Ordinal)
        );
        Assert.Equal((1, ""), (run.Code, run.Said));
    }

    [Fact]
    public async Task A_channel_that_refuses_is_told_in_a_sentence()
    {
        await using var mail = MailServer.Start();
        mail.Answer = _ => Task.FromResult(SmtpResponse.TransactionFailed);

        var run = await FailAsync(mail);

        Assert.Equal(1, run.Code);
        Assert.StartsWith(
            $"btc: mail told nobody: the mail server at 127.0.0.1:{mail.Port} refuses the alert with 554: ",
            run.Said,
            StringComparison.Ordinal
        );
    }

    private static async Task<ProgramRun> FailAsync(MailServer mail)
    {
        using var folder = new TempFolder();
        return await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["cycle", "--month", "2025-06", "--symbol", "NONE-USD"],
            [
                new("BTC_MAIL__HOST", "127.0.0.1"),
                new("BTC_MAIL__PORT", $"{mail.Port}"),
                new("BTC_MAIL__TLS", "Off"),
                new("BTC_MAIL__FROM", "a@example.org"),
                new("BTC_MAIL__TO", "b@example.org"),
            ],
            folder.Path
        );
    }
}
