using System.Text.Json.Nodes;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>A panel of a dashboard.</summary>
internal sealed record Panel(JsonObject Json)
{
    public int Id => (int)Json["id"]!;

    public string Type => (string)Json["type"]!;

    public string Title => (string)Json["title"]!;

    public string Description => (string?)Json["description"] ?? "";

    public IReadOnlyList<PanelTarget> Targets =>
        [.. Json["targets"]!.AsArray().Select(target => new PanelTarget(target!.AsObject()))];

    /// <summary>Place in a grid of 24 columns.</summary>
    public (int X, int Y, int Width, int Height) Place =>
        ((int)Grid("x"), (int)Grid("y"), (int)Grid("w"), (int)Grid("h"));

    /// <summary>A property of a field, <c>unit</c> or <c>custom.drawStyle</c>: its own, or that of all.</summary>
    public JsonNode? Of(string field, string property)
    {
        var own = Json["fieldConfig"]!["overrides"]!
            .AsArray()
            .Where(entry => (string?)entry!["matcher"]!["options"] == field)
            .SelectMany(entry => entry!["properties"]!.AsArray())
            .FirstOrDefault(entry => (string?)entry!["id"] == property);
        return own is null
            ? property.Split('.').Aggregate(Json["fieldConfig"]!["defaults"], (node, key) => node?[key])
            : own["value"];
    }

    private JsonNode Grid(string key) => Json["gridPos"]![key]!;
}

/// <summary>A query of a panel.</summary>
internal sealed record PanelTarget(JsonObject Json)
{
    public string RefId => (string)Json["refId"]!;

    public string DataSource => (string)Json["datasource"]!["uid"]!;

    public bool IsSql => Json["rawSql"] is not null;

    /// <summary>PromQL or SQL, with macros and variables.</summary>
    public string Query => (string)(Json["rawSql"] ?? Json["expr"])!;

    public bool IsTable => (string?)Json["format"] == "table";

    /// <summary>Whether only the end of the time matters.</summary>
    public bool IsInstant => (bool?)Json["instant"] ?? false;

    /// <summary>Whether it shows traces beside its lines.</summary>
    public bool HasExemplars => (bool?)Json["exemplar"] ?? false;

    /// <summary>How a line is named, with labels in double braces.</summary>
    public string Legend => (string?)Json["legendFormat"] ?? "";
}
