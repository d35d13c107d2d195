using System.Collections;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Fleet;
using BtcEvents.Cli.Screens;

namespace BtcEvents.Cli.Commands;

/// <summary>
/// The dashboard of <c>btc up</c>: started on wish, and sent to by whatever is started while it runs.
/// </summary>
internal sealed class UpDashboard(FleetFolder folder)
{
    private static readonly string[] Decisive = ["ENDPOINT", "HEADERS", "PROTOCOL"];

    // A variable of the caller that says where telemetry goes, and would fight with the dashboard's.
    private static string? Rival =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(entry => entry.Value is string { Length: > 0 })
            .Select(entry => (string)entry.Key)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(name =>
                name.StartsWith(DashboardState.OtlpPrefix, StringComparison.Ordinal)
                && Array.Exists(Decisive, end => name.EndsWith(end, StringComparison.Ordinal))
            );

    /// <summary>The file of its program, before anything is done that needs it.</summary>
    /// <exception cref="DashboardUnavailableException">It cannot be had here, or the environment says that telemetry
    /// goes elsewhere.</exception>
    public static Task<string> ProgramAsync(CancellationToken cancellationToken) =>
        Rival is { } rival
            ? throw new DashboardUnavailableException(
                $"--dashboard: {rival} already says where telemetry goes: leave one of the two away"
            )
            : new DashboardPackage(DashboardPackage.UsualFolder).FindAsync(Console.WriteLine, cancellationToken);

    /// <summary>Starts it, and waits until it answers, so that nothing which is sent to it is lost.</summary>
    public async Task<ServiceView> StartAsync(string program, TimeSpan patience, CancellationToken cancellationToken)
    {
        ServiceRecord record;
        using (folder.Hold())
        {
            record = new DashboardStart(folder, TimeProvider.System).Run(program);
        }

        return (await new FleetScreen(TimeProvider.System).WaitAsync([record], patience, cancellationToken))[0];
    }

    /// <summary>The dashboard that runs; null where none does, or the caller sends telemetry elsewhere.</summary>
    public DashboardState? Current() =>
        Rival is null && folder.Read().Any(record => record.IsDashboard && ServiceProcess.Runs(record))
            ? new DashboardFile(folder).Read()
            : null;

    /// <summary>Says where it is, and which services do not send to it since they ran before.</summary>
    public static void Tell(DashboardState dashboard, IEnumerable<ServiceRecord> services, string option)
    {
        string[] deaf = [.. services.Where(s => s.Receiver != dashboard.Receiver).Select(s => s.Name)];
        if (deaf.Length > 0)
        {
            Console.WriteLine(
                $"{string.Join(", ", deaf)} ran before the dashboard and does not send to it: after 'btc down{option}' "
                    + $"and 'btc up --dashboard{option}' it does"
            );
        }

        Console.WriteLine($"Dashboard: {dashboard.Link}");
    }
}
