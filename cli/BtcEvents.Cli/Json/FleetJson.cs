using BtcEvents.Cli.Fleet;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>The services' processes, for scripts.</summary>
internal static class FleetJson
{
    /// <param name="views">The processes.</param>
    /// <param name="link">Logs a browser in at the dashboard; null where there is none.</param>
    public static string Write(IReadOnlyList<ServiceView> views, string? link) =>
        ScriptJson.Write(
            views
                .Select(view =>
                    Row(view.Record.Name, view.Record.Service, view.State, view.Sentence, view.Record, link)
                )
                .Concat(
                    Expected.Absent(views).Select(name => Row(name, name, ServiceView.Absent, "", record: null, link))
                )
        );

    private static object Row(
        string name,
        string service,
        string state,
        string sentence,
        ServiceRecord? record,
        string? link
    ) =>
        new
        {
            Name = name,
            Service = service,
            record?.Pid,
            record?.Port,
            State = state,
            Since = record?.StartedAt,
            Sentence = sentence,
            record?.Log,
            record?.Market,
            // As a list: the keys of an object would be rewritten.
            Settings = record?.Settings?.Select(setting => new { Name = setting.Key, setting.Value }),
            Link = record is { IsDashboard: true } ? link : null,
        };
}
