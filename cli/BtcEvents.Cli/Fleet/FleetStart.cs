using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Distributed;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Starts services as processes of their own.</summary>
/// <param name="folder">Where they are noted.</param>
/// <param name="settings">Where the servers are.</param>
/// <param name="dashboard">The dashboard that they send to; null for none.</param>
/// <param name="clock">The time.</param>
internal sealed class FleetStart(
    FleetFolder folder,
    ServerSettings settings,
    DashboardState? dashboard,
    TimeProvider clock
)
{
    private const string MarketReader = "fetcher";

    /// <summary>
    /// Starts what does not run yet. Each process is noted before the next is started, so none is ever lost sight of.
    /// </summary>
    /// <param name="services">Which services.</param>
    /// <param name="copies">Processes of each.</param>
    /// <param name="market">Folder of market CSV files, for the fetcher.</param>
    /// <param name="marketGiven">Whether a person named it, so that one that runs with another must not pass.</param>
    /// <returns>The processes asked for, those included that ran before.</returns>
    /// <exception cref="BadInputException">One runs already with another folder; none is started then.</exception>
    public IReadOnlyList<ServiceRecord> Run(
        IReadOnlyList<ServiceEntry> services,
        int copies,
        string market,
        bool marketGiven
    )
    {
        var names = services
            .SelectMany(service =>
                Enumerable.Range(1, copies).Select(copy => (Service: service, Name: NameOf(service.Name, copy)))
            )
            .ToList();
        var records = folder.Read().ToDictionary(record => record.Name, StringComparer.Ordinal);
        if (marketGiven)
        {
            RefuseOthers(names.Select(n => records.GetValueOrDefault(n.Name)), FullPath(market));
        }

        foreach (var (service, name) in names)
        {
            if (!records.TryGetValue(name, out var before) || !ServiceProcess.Runs(before))
            {
                records[name] = Start(
                    service,
                    name,
                    market,
                    records.Values.Where(r => r.Name != name).Select(r => r.Port).ToHashSet()
                );
                folder.Write(records.Values);
            }
        }

        return [.. names.Select(n => records[n.Name])];
    }

    private static void RefuseOthers(IEnumerable<ServiceRecord?> records, string market)
    {
        if (records.FirstOrDefault(r => r?.Market is { } own && own != market && ServiceProcess.Runs(r)) is { } other)
        {
            throw new BadInputException(
                $"{other.Name} runs already, and reads the market folder {other.Market}, not {market}: end it with "
                    + $"'btc down --service {other.Service}' first, or leave --market out"
            );
        }
    }

    private static string FullPath(string market) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(market));

    private static string NameOf(string service, int copy) =>
        copy == 1 ? service : FormattableString.Invariant($"{service}-{copy}");

    private ServiceRecord Start(ServiceEntry service, string name, string market, HashSet<int> taken)
    {
        var (program, log) = (ServicePrograms.PathOf(service), folder.LogOf(name));
        var port = HealthPorts.Next(taken, service.HealthPort);
        var environment = settings.EnvironmentOf(service.Name);
        environment["BTC_HEALTH__ADDRESS"] = "127.0.0.1";
        environment["BTC_HEALTH__PORT"] = FormattableString.Invariant($"{port}");
        environment["BTC_MARKET"] = FullPath(market);
        foreach (var (variable, value) in dashboard?.OfSender() ?? new Dictionary<string, string>())
        {
            environment[variable] = value;
        }

        var logStart = File.Exists(log) ? new FileInfo(log).Length : 0;
        var (pid, ticks) = ServiceProcess.Start(program, environment, log);
        return new()
        {
            Service = service.Name,
            Name = name,
            Pid = pid,
            StartTicks = ticks,
            StartedAt = clock.GetUtcNow(),
            Port = port,
            Log = log,
            LogStart = logStart,
            Receiver = dashboard?.Receiver,
            Market = service.Name == MarketReader ? environment["BTC_MARKET"] : null,
        };
    }
}
