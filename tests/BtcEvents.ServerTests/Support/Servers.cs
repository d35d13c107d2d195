using System.Diagnostics;
using BtcEvents.ServerTests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Servers))]

// The servers are shared, and tests stop and restart them.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace BtcEvents.ServerTests.Support;

/// <summary>
/// Private RabbitMQ, MariaDB, PostgreSQL and S3 servers for this run of the tests, started and stopped by the same
/// script as <c>make servers</c>. <c>BTC_TEST_SERVERS=DIR</c> takes servers that run already, and leaves them running.
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly string? _given = Environment.GetEnvironmentVariable("BTC_TEST_SERVERS");

    /// <summary>The project's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of the servers.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>The lines of <c>servers.env</c>: <c>BTC_POSTGRES__PORT</c> and so on.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>One setting without the prefix <c>BTC_</c>, for example <c>POSTGRES__PORT</c>.</summary>
    public string this[string key] => Settings["BTC_" + key];

    /// <summary>A port that is no setting of ours, such as <c>metrics</c> of RabbitMQ.</summary>
    public async Task<string> PortAsync(string name)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "ports"));
        return lines.Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
    }

    public async ValueTask InitializeAsync()
    {
        Folder = _given ?? Directory.CreateTempSubdirectory("btc-servers-").FullName;
        await RunAsync("start");
        Settings = await File.ReadLinesAsync(Path.Combine(Folder, "servers.env"))
            .Select(line => line.Split('=', 2))
            .ToDictionaryAsync(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    /// <summary>Starts servers that are stopped; returns when they can be used.</summary>
    public Task StartAsync(params string[] servers) => RunAsync(["start", .. servers]);

    /// <summary>Asks servers to end, and waits for it.</summary>
    public Task StopAsync(params string[] servers) => RunAsync(["stop", .. servers]);

    /// <summary>Ends servers at once, as a crash would.</summary>
    public Task KillAsync(params string[] servers) => RunAsync(["kill", .. servers]);

    /// <summary>Stops and starts servers; ports and data stay.</summary>
    public Task RestartAsync(params string[] servers) => RunAsync(["restart", .. servers]);

    public async ValueTask DisposeAsync()
    {
        if (_given is null)
        {
            await RunAsync("remove");
        }
    }

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "scripts", "servers"), arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["BTC_SERVERS_DIR"] = Folder;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"scripts/servers {string.Join(' ', arguments)}: {said}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BtcEvents.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not lie within the project");
        }

        return folder.FullName;
    }
}
