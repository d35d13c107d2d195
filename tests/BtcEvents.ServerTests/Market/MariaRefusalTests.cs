using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.MySql;

namespace BtcEvents.ServerTests.Market;

/// <summary>What a person reads when the server cannot be used, and what the server is refused.</summary>
public sealed class MariaRefusalTests(Servers servers) : IDisposable
{
    private readonly MariaStore _maria = new(servers);

    public void Dispose() => _maria.Dispose();

    [Fact]
    public async Task A_wrong_password_is_told_in_one_sentence_without_it()
    {
        var options = _maria.Options();
        options.Password = "not-the-password";

        var refusal = await MariaStore.RefusedAsync<ServerRefusedException>(options);

        Assert.StartsWith(
            $"MariaDB at {options.Address} refused user '{options.User}': Access denied",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not-the-password", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        var options = _maria.Options();
        options.Database = "btc_events_absent";

        var refusal = await MariaStore.RefusedAsync<ServerRefusedException>(options);

        Assert.Contains("Unknown database 'btc_events_absent'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_the_server_is_unreachable()
    {
        var options = _maria.Options();
        options.Port = Ports.Free();

        var failure = await MariaStore.RefusedAsync<ServerUnreachableException>(options);

        Assert.StartsWith(
            $"MariaDB at {options.Address} cannot be reached: ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_says_nothing_is_given_up_after_the_connect_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        var options = new MariaDbOptions { Port = Ports.Open(silent), ConnectTimeout = TimeSpan.FromSeconds(1) };

        var started = Stopwatch.GetTimestamp();
        await MariaStore.RefusedAsync<ServerUnreachableException>(options);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.5, 50);
    }

    [Fact]
    public async Task A_server_without_encryption_is_refused_where_encryption_is_required()
    {
        var options = _maria.Options();
        options.Tls = MariaDbTls.Required;

        var refusal = await MariaStore.RefusedAsync<ServerRefusedException>(options);

        Assert.EndsWith(
            ": it offers no encryption, and MariaDb:Tls requires it",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_server_cannot_fetch_our_files()
    {
        using var connection = _maria.Connect();
        MariaStore.Run(connection, "CREATE TABLE stolen (line TEXT)");

        Assert.ThrowsAny<Exception>(() =>
            MariaStore.Run(connection, "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE stolen")
        );
        Assert.Equal(["0"], _maria.Query("SELECT COUNT(*) FROM stolen"));
    }
}
