using System.Security.Cryptography;
using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Distributed;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Starts services as processes of their own.</summary>
/// <param name="folder">Where they are noted.</param>
/// <param name="settings">Where the servers are.</param>
/// <param name="wished">What they are to be.</param>
/// <param name="secrets">Secrets of whoever asks, by name of the variable; none reaches a file.</param>
/// <param name="dashboard">The dashboard that they send to; null for none.</param>
/// <param name="clock">The time.</param>
internal sealed class FleetStart(
    FleetFolder folder,
    ServerSettings settings,
    FleetSettings wished,
    IReadOnlyDictionary<string, string> secrets,
    DashboardState? dashboard,
    TimeProvider clock
)
{
    private const string MarketReader = "fetcher";

    private string Market => FullPath(wished.Market ?? SampleMarket.Folder);

    /// <summary>The processes of these services that run with other settings.</summary>
    public IReadOnlyList<FleetDifference> Differences(IReadOnlyList<ServiceEntry> services) =>
        [
            .. Running(services)
                .Select(record => FleetDifference.Of(record, wished, Market, secrets))
                .OfType<FleetDifference>(),
        ];

    /// <summary>The processes of these services beyond the number that is wished.</summary>
    public IReadOnlyList<ServiceRecord> Surplus(IReadOnlyList<ServiceEntry> services)
    {
        var names = NamesOf(services).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Running(services).Where(record => !names.Contains(record.Name))];
    }

    /// <summary>
    /// Starts what does not run yet. Each process is noted before the next is started, so none is ever lost sight of.
    /// </summary>
    /// <returns>The processes asked for, those included that ran before.</returns>
    public IReadOnlyList<ServiceRecord> Run(IReadOnlyList<ServiceEntry> services)
    {
        var names = NamesOf(services);
        var records = folder.Read().ToDictionary(record => record.Name, StringComparer.Ordinal);
        foreach (var (service, name) in names)
        {
            if (!records.TryGetValue(name, out var before) || !ServiceProcess.Runs(before))
            {
                records[name] = Start(
                    service,
                    name,
                    records.Values.Where(r => r.Name != name).Select(r => r.Port).ToHashSet()
                );
                folder.Write(records.Values);
            }
        }

        folder.Write(records.Values.Where(record => !IsGone(record, services, names)));
        return [.. names.Select(n => records[n.Name])];
    }

    /// <summary>Names of secrets that a process had which is to be started now without them.</summary>
    /// <param name="services">Services that are to be started.</param>
    /// <param name="ending">Processes that will have ended.</param>
    public IReadOnlyList<string> Lost(IReadOnlyList<ServiceEntry> services, IReadOnlyList<ServiceRecord> ending) =>
        [
            .. NamesOf(services)
                .Join(folder.Read(), n => n.Name, record => record.Name, (_, record) => record)
                .Where(record => ending.Any(one => one.Name == record.Name) || !ServiceProcess.Runs(record))
                .SelectMany(record => record.Secrets?.Keys ?? Enumerable.Empty<string>())
                .Where(name => !secrets.ContainsKey(name))
                .Distinct(StringComparer.Ordinal),
        ];

    // A copy that died, and that nobody wants any more.
    private static bool IsGone(
        ServiceRecord record,
        IReadOnlyList<ServiceEntry> services,
        List<(ServiceEntry Service, string Name)> names
    ) =>
        services.Any(service => service.Name == record.Service)
        && !names.Exists(n => n.Name == record.Name)
        && !ServiceProcess.Runs(record);

    /// <summary>A folder as it is noted.</summary>
    public static string FullPath(string market) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(market));

    private IEnumerable<ServiceRecord> Running(IReadOnlyList<ServiceEntry> services) =>
        folder.Read().Where(r => services.Any(service => service.Name == r.Service) && ServiceProcess.Runs(r));

    private List<(ServiceEntry Service, string Name)> NamesOf(IReadOnlyList<ServiceEntry> services) =>
        [
            .. services.SelectMany(service =>
                Enumerable
                    .Range(1, wished.CopiesOf(service.Name))
                    .Select(copy => (Service: service, Name: NameOf(service.Name, copy)))
            ),
        ];

    private static string NameOf(string service, int copy) =>
        copy == 1 ? service : FormattableString.Invariant($"{service}-{copy}");

    private ServiceRecord Start(ServiceEntry service, string name, HashSet<int> taken)
    {
        var (program, log) = (ServicePrograms.PathOf(service), folder.LogOf(name));
        var port = HealthPorts.Next(taken, service.HealthPort);
        var environment = settings.EnvironmentOf(service.Name);
        foreach (var (variable, value) in wished.Settings)
        {
            environment[variable] = value;
        }

        environment["BTC_HEALTH__ADDRESS"] = "127.0.0.1";
        environment["BTC_HEALTH__PORT"] = FormattableString.Invariant($"{port}");
        environment["BTC_LOG__FILE"] = log;
        environment["BTC_MARKET"] = Market;
        foreach (var (variable, value) in dashboard?.OfSender() ?? new Dictionary<string, string>())
        {
            environment[variable] = value;
        }

        var logStart = File.Exists(log) ? new FileInfo(log).Length : 0;
        var (pid, ticks) = ServiceProcess.Start(program, environment, log);
        var record = new ServiceRecord
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
            Market = service.Name == MarketReader ? Market : null,
            Settings = new(wished.Settings, StringComparer.Ordinal),
            Build = FleetBuild.Present,
            Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
        var given = secrets.Where(secret => ServiceList.Shipped.Reads(service.Name, secret.Key)).ToList();
        return given.Count == 0
            ? record
            : record with
            {
                Secrets = new(
                    given.ToDictionary(secret => secret.Key, secret => record.DigestOf(secret.Value)),
                    StringComparer.Ordinal
                ),
            };
    }
}
