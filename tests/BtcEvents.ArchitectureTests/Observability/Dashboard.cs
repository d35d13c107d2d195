using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>A dashboard of Grafana as it lies in the project.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Json">The whole file.</param>
internal sealed record Dashboard(string Name, JsonObject Json)
{
    /// <summary>The project's root.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>Everything that is handed to Grafana.</summary>
    public static string Folder { get; } = Path.Combine(Root, "observability", "grafana");

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<Dashboard> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Folder, "dashboards"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    public string Uid => (string)Json["uid"]!;

    public string Title => (string)Json["title"]!;

    public IReadOnlyList<Panel> Panels => [.. Json["panels"]!.AsArray().Select(panel => new Panel(panel!.AsObject()))];

    public IReadOnlyList<DashboardVariable> Variables =>
        [.. Json["templating"]!["list"]!.AsArray().Select(variable => new DashboardVariable(variable!.AsObject()))];

    /// <summary>Reads one.</summary>
    public static Dashboard Parse(string name, string json) => new(name, JsonNode.Parse(json)!.AsObject());

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>What a reader chooses above a dashboard; its values are the answer of a query.</summary>
internal sealed record DashboardVariable(JsonObject Json)
{
    public string Name => (string)Json["name"]!;

    public string DataSource => (string)Json["datasource"]!["uid"]!;

    /// <summary>SQL, or <c>label_values(series, label)</c>.</summary>
    public string Query => Json["query"] is JsonObject query ? (string)query["query"]! : (string)Json["query"]!;
}
