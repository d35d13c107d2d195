using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServiceDefaults;
using Xunit.Sdk;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The services of a site as real processes, which a test may kill and start again.</summary>
internal sealed class Fleet(Site site) : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Services =
    [
        .. ServiceList.Shipped.Services.Select(service => service.Project["BtcEvents.".Length..]),
    ];

    private const int LinesOfLog = 40;
    private static readonly Dictionary<string, string> None = [];

    // What 'btc down' gives them.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(40);

    private static readonly string Output = AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal)
        ? "Debug"
        : "Release";
    private readonly Dictionary<string, Process> _processes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Names of the running copies: <c>Trainer-1</c> and so on.</summary>
    public IReadOnlyList<string> Names => [.. _processes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Host and port of the pages of each.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _ports.Values.Select(port => $"127.0.0.1:{port}")];

    /// <summary>Host and port of the pages of one.</summary>
    public string AddressOf(string name) => $"127.0.0.1:{_ports[name]}";

    /// <summary>Starts copies of every service and waits until all are ready.</summary>
    public async Task StartAllAsync(int copies = 1, IReadOnlyDictionary<string, string>? settings = null)
    {
        var names = Services
            .SelectMany(service => Enumerable.Range(1, copies).Select(copy => $"{service}-{copy}"))
            .ToList();
        names.ForEach(name => Start(name, settings));
        // All in one wait: that one of them moves shows that the machine is busy.
        await UntilAsync(names, (code, _) => code == HttpStatusCode.OK);
    }

    /// <summary>Starts one copy; does not wait for it.</summary>
    public void Start(string name, IReadOnlyDictionary<string, string>? settings = null)
    {
        _ports[name] = Ports.Free();
        Restart(name, settings);
    }

    /// <summary>Starts one that has ended again, at the same port.</summary>
    public void Restart(string name, IReadOnlyDictionary<string, string>? settings = null)
    {
        var service = name.Split('-')[0];
        var folder = $"{Servers.Root}/services/BtcEvents.{service}/bin/{Output}/net10.0";
        var program = $"{folder}/BtcEvents.{service}";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec \"{program}\" >>\"{LogOf(name)}\" 2>&1"])
        {
            UseShellExecute = false,
        };
        foreach (var (key, value) in site.Settings.Concat(settings ?? None))
        {
            start.Environment[key] = value;
        }

        start.Environment["BTC_HEALTH__PORT"] = $"{_ports[name]}";
        _processes[name] = Process.Start(start)!;
    }

    /// <summary>Ends one copy at once, as a crash would, and waits until it is gone.</summary>
    public async Task KillAsync(string name)
    {
        var process = _processes[name];
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks all to end, and waits until they have; fails where one would have to be killed.</summary>
    public async Task StopAllAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", .. _processes.Values.Select(process => $"{process.Id}")]);
        await Task.WhenAll(_processes.Values.Select(process => process.WaitForExitAsync(Cancellation)))
            .WaitAsync(LongestStop, Cancellation);
        Assert.All(_processes, process => Assert.Equal((process.Key, 0), (process.Key, process.Value.ExitCode)));
    }

    /// <summary>What the service says of its health.</summary>
    public async Task<(HttpStatusCode Code, HealthAnswer Answer)?> HealthAsync(string name)
    {
        try
        {
            using var answer = await _http.GetAsync($"http://127.0.0.1:{_ports[name]}/health/ready", Cancellation);
            return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<HealthAnswer>(Cancellation))!);
        }
        catch (HttpRequestException)
        {
            return null; // it does not listen yet
        }
    }

    /// <summary>Waits until the health page satisfies the condition.</summary>
    public async Task<HealthAnswer> UntilAsync(string name, Func<HttpStatusCode, HealthAnswer, bool> condition) =>
        (await UntilAsync([name], condition))[0];

    public Task<HealthAnswer> ReadyAsync(string name) => UntilAsync(name, (code, _) => code == HttpStatusCode.OK);

    /// <summary>
    /// Waits for completed cycles; a failure tells how the queues stood and what each service said last.
    /// </summary>
    public async Task<IReadOnlyList<CycleOutcome>> CompletedAsync(int count)
    {
        try
        {
            return await site.Stores.CompletedAsync(count);
        }
        catch (XunitException standstill)
        {
            Assert.Fail($"{standstill.Message}\nqueues: {await site.DescribeQueuesAsync()}\n{LastWords()}");
            throw;
        }
    }

    /// <summary>Waits for the only cycle and its report.</summary>
    public async Task<CycleOutcome> WithReportAsync()
    {
        await CompletedAsync(1);
        return await Watchdog.UntilAsync(
            "the report",
            async () => (await site.Stores.CompletedAsync(1)).Single(),
            cycle => cycle.Find<ReportWritten>() is not null,
            cycle => $"{cycle.Facts.Count} facts"
        );
    }

    public string LogText(string name) => File.Exists(LogOf(name)) ? File.ReadAllText(LogOf(name)) : "";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Task.WhenAll(Names.Where(name => !_processes[name].HasExited).Select(KillAsync));
    }

    private async Task<IReadOnlyList<HealthAnswer>> UntilAsync(
        IReadOnlyList<string> names,
        Func<HttpStatusCode, HealthAnswer, bool> condition
    )
    {
        var health = await Watchdog.UntilAsync(
            string.Join(", ", names),
            () => LookAsync(names),
            all => all.All(h => h is { } one && condition(one.Code, one.Answer)),
            Describe
        );
        return [.. health.Select(one => one!.Value.Answer)];
    }

    private async Task<(HttpStatusCode Code, HealthAnswer Answer)?[]?> LookAsync(IReadOnlyList<string> names)
    {
        var health = await Task.WhenAll(names.Select(HealthAsync));
        Assert.All(names, name => Assert.False(_processes[name].HasExited, $"{name} has ended:\n{LogText(name)}"));
        return health;
    }

    private static string Describe((HttpStatusCode Code, HealthAnswer Answer)?[] health) =>
        string.Join(
            "; ",
            health.Select(h =>
                h is { } one
                    ? $"{one.Answer.State}, "
                        + $"{string.Join(' ', one.Answer.Servers.Select(s => $"{s.Server} {s.Detail}"))}"
                    : "silent"
            )
        );

    private string LastWords() =>
        string.Join(
            '\n',
            Names.Select(name =>
                $"{name}{(_processes[name].HasExited ? $", ended with {_processes[name].ExitCode}" : "")}:\n"
                + string.Join('\n', LogText(name).Split('\n').TakeLast(LinesOfLog))
            )
        );

    private string LogOf(string name) => Path.Combine(site.Folder, name + ".log");
}
