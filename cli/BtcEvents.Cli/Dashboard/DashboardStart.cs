using BtcEvents.Cli.Fleet;

namespace BtcEvents.Cli.Dashboard;

/// <summary>Starts the fleet's dashboard as a process of its own, and notes it among the services.</summary>
internal sealed class DashboardStart(FleetFolder folder, TimeProvider clock)
{
    private const int Pages = 18888;
    private const int Grpc = 18889;
    private const int Http = 18890;

    private readonly DashboardFile _file = new(folder);

    /// <summary>
    /// Starts it where it does not run; one that has died comes again with its ports, where they are free, and its
    /// keys, so that services which run already are heard again.
    /// </summary>
    /// <param name="program">File of the program.</param>
    /// <returns>Its process.</returns>
    public ServiceRecord Run(string program)
    {
        var records = folder.Read();
        var before = _file.Read();
        if (before is not null && records.FirstOrDefault(r => r.IsDashboard && ServiceProcess.Runs(r)) is { } running)
        {
            return running;
        }

        var others = records.Where(record => !record.IsDashboard).ToList();
        var state = WithPorts(before, others.Select(record => record.Port));
        _file.Write(state); // first, as without it nobody could log in
        var log = folder.LogOf(ServiceRecord.Dashboard);
        DashboardFile.Create(log);
        var (pid, ticks) = ServiceProcess.Start(program, state.OfDashboard(), log);
        var record = new ServiceRecord
        {
            Service = ServiceRecord.Dashboard,
            Name = ServiceRecord.Dashboard,
            Pid = pid,
            StartTicks = ticks,
            StartedAt = clock.GetUtcNow(),
            Port = state.Port,
            Log = log,
        };
        folder.Write([.. others, record]);
        return record;
    }

    private static DashboardState WithPorts(DashboardState? before, IEnumerable<int> services)
    {
        var taken = services.ToHashSet();
        int Next(int wished)
        {
            var port = HealthPorts.Next(taken, wished);
            taken.Add(port);
            return port;
        }

        var (pages, grpc, http) = (
            Next(before?.Port ?? Pages),
            Next(before?.GrpcPort ?? Grpc),
            Next(before?.HttpPort ?? Http)
        );
        return before is null
            ? new()
            {
                Port = pages,
                GrpcPort = grpc,
                HttpPort = http,
            }
            : before with
            {
                Port = pages,
                GrpcPort = grpc,
                HttpPort = http,
            };
    }
}
