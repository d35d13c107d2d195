using BtcEvents.Cli.Fleet;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>The services' processes, for scripts.</summary>
internal static class FleetJson
{
    /// <param name="views">The processes.</param>
    /// <param name="link">Logs a browser in at the dashboard; null where there is none.</param>
    public static string Write(IEnumerable<ServiceView> views, string? link) =>
        ScriptJson.Write(
            views.Select(view => new
            {
                view.Record.Name,
                view.Record.Service,
                view.Record.Pid,
                view.Record.Port,
                view.State,
                Since = view.Record.StartedAt,
                view.Sentence,
                view.Record.Log,
                Link = view.Record.IsDashboard ? link : null,
            })
        );
}
