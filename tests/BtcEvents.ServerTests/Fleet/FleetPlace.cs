using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Market;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>
/// Databases, a virtual host and a bucket of one test, as 'make servers' would describe them; and btc on them.
/// </summary>
internal sealed class FleetPlace : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>A file of this place.</summary>
    public string FileOf(string name) => _folder.File(name);

    private readonly PostgresPlace _postgres = new();
    private readonly MariaStore _maria;

    /// <summary>Its virtual host.</summary>
    public Broker Broker { get; }

    private FleetPlace(Servers servers, Broker broker)
    {
        (_maria, Broker) = (new MariaStore(servers), broker);
        var settings = new Dictionary<string, string>(servers.Settings, StringComparer.Ordinal)
        {
            ["BTC_POSTGRES__DATABASE"] = _postgres.Name,
            ["BTC_MARIADB__DATABASE"] = _maria.Options().Database,
            ["BTC_RABBITMQ__VIRTUALHOST"] = broker.Options.VirtualHost,
            ["BTC_S3__BUCKET"] = _postgres.Name.Replace('_', '-'),
        };
        File.WriteAllLines(Settings, settings.Select(setting => $"{setting.Key}={setting.Value}"));
        Directory.CreateSymbolicLink(_folder.File("secrets"), Path.Combine(servers.Folder, "secrets"));
    }

    private string Settings => _folder.File("servers.env");

    public static async Task<FleetPlace> CreateAsync(Servers servers) =>
        new(servers, await Broker.CreateAsync(servers, "fleet"));

    /// <summary>Runs <c>btc</c> with these arguments and the place's servers.</summary>
    public Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>The same with these variables.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), [.. arguments, "--servers", Settings], variables);
        return (run.Code, run.Printed, run.Said);
    }

    /// <summary>The same with the processor time that it took, user and system.</summary>
    public async Task<(int Code, string Output, TimeSpan Processor)> TimedAsync(string command)
    {
        // A process that has ended says nothing of its time any more; the shell that waited for it does.
        const string script = "\"$0\" \"$@\"; code=$?; times >&2; exit $code";
        var run = await ProgramRun.OfAsync(
            "bash",
            ["-c", script, ProgramRun.Beside("btc"), command, "--servers", Settings]
        );
        var children = run.Said.Trim().Split('\n')[^1].Split(' ');
        return (run.Code, run.Printed, children.Select(Time).Aggregate(TimeSpan.Zero, (sum, time) => sum + time));
    }

    // As in 0m1.234s.
    private static TimeSpan Time(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return TimeSpan.FromMinutes(double.Parse(parts[0])) + TimeSpan.FromSeconds(double.Parse(parts[1]));
    }

    /// <summary>The same, which must succeed; what it printed.</summary>
    public async Task<string> DoneAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);
        Assert.True(code == 0, $"btc {string.Join(' ', arguments)}: {code}\n{output}\n{errors}");
        return output;
    }

    /// <summary>Starts the services with a gate that lets all candidates pass: the sample has little to find.</summary>
    public async Task UpWithChampionsAsync()
    {
        var open = new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_TRAINING__PROMOTIONLEVEL"] = "1" };
        var (code, output, errors) = await RunAsync(open, "up", "--wait", "1800");
        Assert.True(code == 0, $"btc up: {code}\n{output}\n{errors}");
    }

    /// <summary>Rows of a query on the operational store, each as one text.</summary>
    public IReadOnlyList<string> Query(string sql) => _postgres.Query(sql);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", "--kill");
        await Broker.DisposeAsync();
        _maria.Dispose();
        _postgres.Dispose();
        _folder.Dispose();
    }
}
