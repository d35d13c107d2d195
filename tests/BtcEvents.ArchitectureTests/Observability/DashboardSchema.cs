using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>What Grafana's own types say a dashboard is; README.md beside it tells how it was made.</summary>
internal static class DashboardSchema
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(
        File.ReadAllText(
            Path.Combine(Dashboard.Root, "tests/BtcEvents.ArchitectureTests/Observability", "dashboard.schema.json")
        )
    );

    /// <summary>Where a dashboard is none, and why; empty for a good one.</summary>
    public static IReadOnlyList<string> Faults(JsonNode dashboard)
    {
        var result = Schema.Evaluate(
            JsonSerializer.SerializeToElement(dashboard),
            new EvaluationOptions { OutputFormat = OutputFormat.List }
        );
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .Where(detail => detail.Errors is not null)
                    .SelectMany(detail => detail.Errors!.Values.Select(error => $"{detail.InstanceLocation}: {error}"))
                    .DefaultIfEmpty("not a dashboard"),
            ];
    }
}
