using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using SmtpServer.Protocol;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What is mailed, over a real connection.</summary>
public sealed class MailAlertChannelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_and_its_end_are_mailed_to_all_each_with_an_id_of_its_own()
    {
        await using var server = MailServer.Start();
        var channel = Channel(Options(server));

        await channel.SendAsync(Notices.Raised with { Title = "two\nlines" }, Token);
        await channel.SendAsync(Notices.Over, Token);

        Assert.Equal(
            ["[critical] two lines", "[critical] Over: the cycle <failed> & is gone"],
            server.Mails.Select(mail => mail.Subject)
        );
        Assert.Equal(
            [$"{Notices.Raised.Id:N}@btc-events", $"{Notices.Over.Id:N}@btc-events"],
            server.Mails.Select(mail => mail.MessageId)
        );
        var first = server.Mails[0];
        Assert.Equal(["a@example.org", "b@example.org"], first.To.Mailboxes.Select(one => one.Address));
        Assert.Equal("bridge@example.org", Assert.Single(first.From.Mailboxes).Address);
        Assert.Equal(
            "two\nlines\na text\n\nSeverity: critical\nSince: 1970-01-01 00:00:00 UTC",
            first.TextBody!.ReplaceLineEndings("\n").TrimEnd()
        );
    }

    [Fact]
    public async Task What_the_server_cannot_take_now_may_pass()
    {
        await using var server = MailServer.Start();
        server.Answer = _ => Task.FromResult(new SmtpResponse(SmtpReplyCode.InsufficientStorage, "full"));

        var away = await Assert.ThrowsAsync<ServerUnreachableException>(() => SendAsync(Options(server)));

        Assert.Equal(
            $"the mail server at 127.0.0.1:{server.Port} cannot be reached: it answers 452: full",
            away.Message
        );
    }

    [Fact]
    public async Task What_the_server_refuses_will_not_pass()
    {
        await using var server = MailServer.Start();
        server.Answer = _ => Task.FromResult(SmtpResponse.TransactionFailed);

        var refused = await Assert.ThrowsAsync<BadInputException>(() => SendAsync(Options(server)));

        Assert.StartsWith(
            $"the mail server at 127.0.0.1:{server.Port} refuses the alert with 554: ",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_that_is_gone_keeps_nobody_else_from_being_told()
    {
        await using var server = MailServer.Start();
        server.Gone.Add("b@example.org");

        await SendAsync(Options(server));

        Assert.Single(server.Mails);
        server.Gone.Add("a@example.org");
        var refused = await Assert.ThrowsAsync<BadInputException>(() => SendAsync(Options(server)));
        Assert.Matches(
            @"takes none of Mail:To: a@example\.org \(5\d\d: .*\), b@example\.org \(5\d\d: ",
            refused.Message
        );
    }

    [Fact]
    public void What_a_server_only_cannot_do_now_may_pass_in_whichever_words_it_says_so()
    {
        Exception[] passing =
        [
            new AuthenticationException("454: 4.7.0 Temporary authentication failure"),
            new SslHandshakeException("no TLS", new IOException("Received an unexpected EOF")),
        ];

        Assert.All(passing, one => Assert.IsType<ServerUnreachableException>(MailTrouble.Of(one, new MailOptions())));
        Assert.IsType<ServerRefusedException>(
            MailTrouble.Of(new AuthenticationException("535: 5.7.8 bad credentials"), new MailOptions())
        );
    }

    [Fact]
    public async Task A_server_that_is_away_may_come_back()
    {
        var server = MailServer.Start();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<ServerUnreachableException>(() => SendAsync(Options(server)));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_away()
    {
        await using var server = MailServer.Start();
        var never = new TaskCompletionSource<SmtpResponse>();
        server.Answer = _ => never.Task;
        var options = Options(server);
        options.Timeout = TimeSpan.FromSeconds(1);

        var away = await Assert.ThrowsAsync<ServerUnreachableException>(() => SendAsync(options));

        never.SetResult(SmtpResponse.Ok);
        Assert.EndsWith("it does not answer in time", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_STARTTLS_or_with_a_certificate_that_nobody_vouches_for_no_password_is_sent()
    {
        await using var plain = MailServer.Start();
        using var certificate = SelfSigned();
        await using var stranger = MailServer.Start(certificate);

        foreach (var server in (MailServer[])[plain, stranger])
        {
            var options = Options(server);
            (options.Tls, options.User, options.Password) = (MailTls.StartTls, MailServer.User, MailServer.Password);

            var refused = await Assert.ThrowsAsync<BadInputException>(() => SendAsync(options));

            Assert.StartsWith(
                $"the mail server at 127.0.0.1:{server.Port} gives no connection that Mail:Tls=StartTls asks for: ",
                refused.Message,
                StringComparison.Ordinal
            );
            Assert.Empty(server.Mails);
        }
    }

    private static MailAlertChannel Channel(MailOptions options) => new(options, NullLogger<MailAlertChannel>.Instance);

    private static Task SendAsync(MailOptions options) => Channel(options).SendAsync(Notices.Raised, Token);

    private static MailOptions Options(MailServer server) =>
        new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Tls = MailTls.Off,
            From = "BtcEvents <bridge@example.org>",
            To = "a@example.org, b@example.org",
        };

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
