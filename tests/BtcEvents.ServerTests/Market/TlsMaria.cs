using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.MySql;
using MySqlConnector;

namespace BtcEvents.ServerTests.Market;

/// <summary>A MariaDB server of its own with a certificate for 127.0.0.1 from an authority made for it.</summary>
public sealed class TlsMaria : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("btc-tls-");
    private Process? _server;
    private int _port;

    public string Authority => At("ca.pem");

    /// <summary>An authority that has signed nothing.</summary>
    public string Stranger => At("stranger.pem");

    public MariaDbOptions Options(MariaDbTls tls, string? authority = null) =>
        new()
        {
            Host = "127.0.0.1",
            Port = _port,
            Database = "market",
            User = "anyone",
            Password = "any",
            Tls = tls,
            CaFile = authority,
        };

    /// <summary>A side door.</summary>
    public MySqlConnection Connect(MariaDbOptions options)
    {
        var connection = new MySqlConnection(options.ToConnectionString() + ";Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask InitializeAsync()
    {
        await RunAsync(
            "openssl",
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem"
        );
        await RunAsync(
            "openssl",
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stranger -keyout stranger.key -out stranger.pem"
        );
        await RunAsync("openssl", "req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout server.key -out server.csr");
        await File.WriteAllTextAsync(At("san"), "subjectAltName=IP:127.0.0.1");
        await RunAsync(
            "openssl",
            "x509 -req -days 2 -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile san -out server.pem"
        );
        await RunAsync(
            "mariadb-install-db",
            $"--no-defaults --datadir={At("data")} --user={Environment.UserName} --skip-test-db"
        );
        _port = Ports.Free();
        _server = Start(
            "mariadbd",
            $"--no-defaults --datadir={At("data")} --user={Environment.UserName} --bind-address=127.0.0.1 "
                + $"--port={_port} --socket=s --skip-grant-tables "
                + $"--ssl-ca={Authority} --ssl-cert={At("server.pem")} --ssl-key={At("server.key")} "
                + $"--log-error={At("log")}"
        );
        while (!await ListensAsync())
        {
            Assert.False(_server.HasExited, "mariadbd ended");
            await Task.Delay(50);
        }

        var options = Options(MariaDbTls.Off);
        options.Database = "mysql";
        using var connection = Connect(options);
        MariaStore.Run(connection, "CREATE DATABASE market CHARACTER SET utf8mb4");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string At(string file) => Path.Combine(_folder.FullName, file);

    private Process Start(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
        };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task RunAsync(string program, string arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {arguments}: ended with {process.ExitCode}");
    }
}
