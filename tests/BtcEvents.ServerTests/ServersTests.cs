using System.Net.Sockets;
using BtcEvents.ServerTests.Support;
using MySqlConnector;
using Npgsql;

namespace BtcEvents.ServerTests;

/// <summary>The script that every other test here stands on.</summary>
public sealed class ServersTests(Servers servers)
{
    [Theory]
    [InlineData("RABBITMQ__PORT")]
    [InlineData("RABBITMQ__MANAGEMENTPORT")]
    [InlineData("MARIADB__PORT")]
    [InlineData("POSTGRES__PORT")]
    public async Task A_server_listens_on_loopback(string port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(servers[port]), TestContext.Current.CancellationToken);
        Assert.True(client.Connected);
    }

    [Fact]
    public async Task A_restart_keeps_port_and_data()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = servers["POSTGRES__HOST"],
            Port = int.Parse(servers["POSTGRES__PORT"]),
            Database = servers["POSTGRES__DATABASE"],
            Username = servers["POSTGRES__USER"],
            Password = servers["POSTGRES__PASSWORD"],
            Pooling = false,
        };
        await ExecuteAsync("create table if not exists kept (x int); delete from kept; insert into kept values (7)");
        await servers.KillAsync("postgres");
        await servers.StartAsync("postgres");
        Assert.Equal(7, await ExecuteAsync("select x from kept"));

        async Task<object?> ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(address.ToString());
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(cancellation);
        }
    }

    [Fact]
    public async Task A_secret_that_was_made_anew_is_taken_at_the_next_start()
    {
        const string fresh = "made-anew";
        var secret = Path.Combine(servers.Folder, "secrets", "reporter", "MariaDb__Password");
        await File.WriteAllTextAsync(secret, fresh, TestContext.Current.CancellationToken);
        await servers.KillAsync("mariadb");
        await servers.StartAsync("mariadb");

        var address = new MySqlConnectionStringBuilder
        {
            Server = servers["MARIADB__HOST"],
            Port = uint.Parse(servers["MARIADB__PORT"]),
            UserID = "btc_reporter",
            Password = fresh,
            Pooling = false,
        };
        await using var connection = new MySqlConnection(address.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
    }
}
