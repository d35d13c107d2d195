using BtcEvents.Cli.Fleet;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>The services' processes, for scripts.</summary>
internal static class FleetJson
{
    public static string Write(IEnumerable<ServiceView> views) =>
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
            })
        );
}
