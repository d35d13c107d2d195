using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BtcEvents.BusTests.Support;

/// <summary>A mail server on 127.0.0.1.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    /// <summary>Who may log in.</summary>
    public const string User = "bridge";

    /// <summary>With what.</summary>
    public const string Password = "canary-of-mail-83c1";

    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<MimeMessage> _mails = [];
    private readonly Task _running;

    private MailServer(X509Certificate2? certificate)
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.test")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
                endpoint.AllowUnsecureAuthentication(false);
                if (certificate is not null)
                {
                    endpoint.Certificate(certificate);
                }
            })
            .Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Login());
        services.Add(new Boxes(this));
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_over.Token);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. _mails];

    /// <summary>Addresses that it refuses.</summary>
    public HashSet<string> Gone { get; } = [];

    /// <summary>How often it was given a mail.</summary>
    public int Asked { get; private set; }

    /// <summary>What it answers to the first, second ... mail; it has taken it where that is a success.</summary>
    public Func<int, Task<SmtpResponse>> Answer { get; set; } = _ => Task.FromResult(SmtpResponse.Ok);

    public static MailServer Start(X509Certificate2? certificate = null) => new(certificate);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _over.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<SmtpResponse> TakeAsync(ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        var mail = await MimeMessage.LoadAsync(stream, cancellationToken);
        var answer = await Answer(++Asked);
        if ((int)answer.ReplyCode < 400)
        {
            _mails.Enqueue(mail);
        }

        return answer;
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        ) => server.TakeAsync(buffer, cancellationToken);
    }

    private sealed class Boxes(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) => Task.FromResult(!server.Gone.Contains($"{to.User}@{to.Host}"));
    }

    private sealed class Login : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context,
            string user,
            string password,
            CancellationToken cancellationToken
        ) => Task.FromResult((user, password) == (User, Password));
    }
}
