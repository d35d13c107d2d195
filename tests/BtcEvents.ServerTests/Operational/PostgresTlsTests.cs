using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.Storage.Marten;

namespace BtcEvents.ServerTests.Operational;

/// <summary>What a person reads where the server's certificate is not to be trusted.</summary>
public sealed class PostgresTlsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _own = SelfSigned("CN=btc-tests", IPAddress.Loopback);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _answering;

    public PostgresTlsTests()
    {
        _listener.Start();
        _answering = AnswerAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _over.Cancel();
        _answering.GetAwaiter().GetResult();
        _listener.Dispose();
        _own.Dispose();
        _over.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_certificate_of_a_strange_authority_is_a_refusal_that_is_not_waited_out()
    {
        using var stranger = SelfSigned("CN=somebody-else", IPAddress.Loopback);

        var refused = await Assert.ThrowsAsync<ServerRefusedException>(() => ConnectAsync(stranger));

        Assert.Contains("certificate", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(ServerTrouble.IsAway(refused));
    }

    // The control: with the right authority the connection gets past TLS, where this server, which is none, hangs up.
    [Fact]
    public async Task A_certificate_of_the_named_authority_is_taken() =>
        await Assert.ThrowsAsync<ServerUnreachableException>(() => ConnectAsync(_own));

    private async Task ConnectAsync(X509Certificate2 authority)
    {
        var file = _folder.File("ca.pem");
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem(), Token);
        await using var store = PostgresPlace.Store(
            new PostgresOptions
            {
                Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
                Tls = Npgsql.SslMode.VerifyFull,
                CaFile = file,
                Migrate = false,
            }
        );
        await store.PrepareAsync(Token);
    }

    // All of PostgreSQL that comes before TLS: eight bytes that ask for it, and one that grants it.
    private async Task AnswerAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await using var stream = client.GetStream();
                await stream.ReadExactlyAsync(new byte[8], _over.Token);
                await stream.WriteAsync("S"u8.ToArray(), _over.Token);
                await using var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = _own },
                    _over.Token
                );
            }
            catch (Exception ended)
                when (ended
                        is IOException
                            or System.Security.Authentication.AuthenticationException
                            or OperationCanceledException
                )
            {
                // The client did not trust it, or the test is over.
            }
        }
    }

    private static X509Certificate2 SelfSigned(string name, IPAddress address)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true)
        );
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
