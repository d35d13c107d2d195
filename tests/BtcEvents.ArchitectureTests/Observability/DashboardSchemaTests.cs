using System.Text.Json.Nodes;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>No Grafana runs here: its types say whether a dashboard is one.</summary>
public sealed class DashboardSchemaTests
{
    public static TheoryData<string> Names => [.. Dashboard.All.Select(dashboard => dashboard.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dashboard_is_one(string name) => Assert.Empty(DashboardSchema.Faults(Find(name).Json));

    [Theory]
    [InlineData("an unknown field", "", "panles", "[]")]
    [InlineData("no title", "", "title", null)]
    [InlineData("no uid", "", "uid", null)]
    [InlineData("an unknown field of a panel", "panels/0", "titel", "\"x\"")]
    [InlineData("a panel without a type", "panels/0", "type", null)]
    [InlineData("a panel of an unknown type", "panels/0", "type", "\"stats\"")]
    [InlineData("a typo in the options of a panel", "panels/0/options", "textmode", "\"name\"")]
    [InlineData("a typo in what a chart says of its lines", "panels/5/fieldConfig/defaults/custom", "linewidth", "2")]
    [InlineData("a place in words", "panels/0", "gridPos", "\"left\"")]
    [InlineData("a query without its id", "panels/0/targets/0", "refId", null)]
    [InlineData("a query without an expression", "panels/0/targets/0", "expr", null)]
    [InlineData("a typo in a query", "panels/0/targets/0", "legendFromat", "\"x\"")]
    [InlineData("a query of an unknown source", "panels/0/targets/0/datasource", "type", "\"promethues\"")]
    [InlineData("a typo in a query of SQL", "panels/5/targets/0", "rawSQL", "\"SELECT 1\"")]
    [InlineData("SQL in an unknown form", "panels/5/targets/0", "format", "\"timeseries\"")]
    [InlineData("a variable that is refreshed now and then", "templating/list/0", "refresh", "7")]
    public void What_is_none_is_refused(string what, string place, string field, string? value)
    {
        var wrong = Find("month").Json.DeepClone();
        var parent = place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(wrong, Step).AsObject();
        parent.Remove(field);
        if (value is not null)
        {
            parent[field] = JsonNode.Parse(value);
        }

        Assert.True(DashboardSchema.Faults(wrong).Count > 0, what);
    }

    private static Dashboard Find(string name) => Dashboard.All.Single(dashboard => dashboard.Name == name);

    private static JsonNode Step(JsonNode node, string step) =>
        int.TryParse(step, out var index) ? node[index]! : node[step]!;
}
