using BtcEvents.Cli.Fleet;

namespace BtcEvents.Cli.Json;

/// <summary>A service's process, for scripts; what only a process has is null where there is none.</summary>
internal sealed record ServiceDocument
{
    /// <summary>Name of the process: the service's, with a number from the second copy on.</summary>
    public required string Name { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>Id of the process.</summary>
    public required int? Pid { get; init; }

    /// <summary>Port of its health and metrics pages, on 127.0.0.1.</summary>
    public required int? Port { get; init; }

    /// <summary><c>ready</c>, <c>waiting</c>, <c>stopped</c>, <c>not answering</c> or <c>absent</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was started (UTC).</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>What is in its way; empty where nothing is known.</summary>
    public required string Sentence { get; init; }

    /// <summary>File of its log.</summary>
    public required string? Log { get; init; }

    /// <summary>Folder of the market it reads.</summary>
    public required string? Market { get; init; }

    /// <summary>Settings that it was started with; null where that was not kept.</summary>
    public required IReadOnlyList<SettingDocument>? Settings { get; init; }

    /// <summary>Logs a browser in; null for what has no pages.</summary>
    public required string? Link { get; init; }

    /// <summary>The processes, and the services that have none.</summary>
    /// <param name="views">The processes.</param>
    /// <param name="link">Logs a browser in at the dashboard; null where there is none.</param>
    public static IReadOnlyList<ServiceDocument> Of(IReadOnlyList<ServiceView> views, string? link) =>
        [
            .. views.Select(view =>
                Of(view.Record.Name, view.Record.Service, view.State, view.Sentence, view.Record, link)
            ),
            .. Expected.Absent(views).Select(name => Of(name, name, ServiceView.Absent, "", record: null, link)),
        ];

    private static ServiceDocument Of(
        string name,
        string service,
        string state,
        string sentence,
        ServiceRecord? record,
        string? link
    ) =>
        new()
        {
            Name = name,
            Service = service,
            Pid = record?.Pid,
            Port = record?.Port,
            State = state,
            Since = record?.StartedAt,
            Sentence = sentence,
            Log = record?.Log,
            Market = record?.Market,
            Settings = record?.Settings is { } settings
                ? [.. settings.Select(setting => new SettingDocument(setting.Key, setting.Value))]
                : null,
            Link = record is { IsDashboard: true } ? link : null,
        };
}

/// <summary>A setting of a service.</summary>
/// <param name="Name">Name of its variable, for example <c>BTC_CYCLE__TRIES</c>.</param>
/// <param name="Value">Its value; a digest in place of a secret.</param>
internal sealed record SettingDocument(string Name, string Value);
