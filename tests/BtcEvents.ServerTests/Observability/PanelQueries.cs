using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BtcEvents.ArchitectureTests.Observability;
using BtcEvents.ServerTests.Telemetry;
using MySqlConnector;

namespace BtcEvents.ServerTests.Observability;

/// <summary>Asks what the panels of a dashboard ask, of the servers that they would ask.</summary>
internal sealed partial class PanelQueries(PrometheusServer prometheus, string reader)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The answer of one query of a panel.</summary>
    public Task<PanelAnswer> AskAsync(PanelTarget target, GrafanaScope scope) =>
        target.IsSql ? AskStoreAsync(target, scope) : AskPrometheusAsync(target, scope);

    /// <summary>The traces that a query shows beside its lines.</summary>
    public Task<IReadOnlyList<string>> TracesAsync(PanelTarget target, GrafanaScope scope) =>
        prometheus.ExemplarsAsync(scope.Promql(target.Query));

    /// <summary>The values that a variable can have.</summary>
    public async Task<IReadOnlyList<string>> ValuesAsync(DashboardVariable variable)
    {
        if (LabelValues().Match(variable.Query) is { Success: true } labels)
        {
            var label = labels.Groups["label"].Value;
            var found = await prometheus.AskAsync($"count by ({label}) ({labels.Groups["series"].Value})", label);
            return [.. found.Keys];
        }

        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand(variable.Query, connection);
        await using var rows = await command.ExecuteReaderAsync(Token);
        var values = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private async Task<PanelAnswer> AskPrometheusAsync(PanelTarget target, GrafanaScope scope)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["query"] = scope.Promql(target.Query),
            ["time"] = $"{scope.To.ToUnixTimeSeconds()}",
            ["start"] = $"{scope.From.ToUnixTimeSeconds()}",
            ["end"] = $"{scope.To.ToUnixTimeSeconds()}",
            ["step"] = $"{scope.Step.TotalSeconds}",
        };
        var found = await prometheus.SeriesAsync(target.IsInstant ? "query" : "query_range", form);
        return PanelAnswer.OfLines(
            found
                .Select(series => new AnswerLine(
                    Named(target.Legend, series!["metric"]!.AsObject()),
                    [
                        .. (series["values"] ?? new JsonArray(series["value"]!.DeepClone()))
                            .AsArray()
                            .Select(PointOf)
                            .Where(point => double.IsFinite(point.Value)),
                    ]
                ))
                .Where(line => line.Points.Count > 0)
        );
    }

    private async Task<PanelAnswer> AskStoreAsync(PanelTarget target, GrafanaScope scope)
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand(scope.Sql(target.Query), connection);
        await using var rows = await command.ExecuteReaderAsync(Token);
        string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        var cells = new List<IReadOnlyList<object?>>();
        while (await rows.ReadAsync(Token))
        {
            cells.Add([.. columns.Select((_, column) => rows.IsDBNull(column) ? null : rows.GetValue(column))]);
        }

        return target.IsTable ? new([], columns, cells) : LinesOf(columns, cells);
    }

    // As Grafana does: the column "time" in Unix seconds, every other one a line.
    private static PanelAnswer LinesOf(string[] columns, List<IReadOnlyList<object?>> rows)
    {
        var time = Array.IndexOf(columns, "time");
        Assert.True(time >= 0, $"no column is called time: {string.Join(", ", columns)}");
        return PanelAnswer.OfLines(
            columns
                .Index()
                .Where(column => column.Index != time)
                .Select(column => new AnswerLine(
                    column.Item,
                    [
                        .. rows.Where(row => row[column.Index] is not null)
                            .Select(row => (NumberOf(row[time]), NumberOf(row[column.Index]))),
                    ]
                ))
        );
    }

    private static (double Time, double Value) PointOf(JsonNode? point) =>
        ((double)point![0]!, double.Parse((string)point[1]!, CultureInfo.InvariantCulture));

    private static double NumberOf(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture);

    private static string Named(string legend, JsonObject labels) =>
        legend == "__auto"
            ? string.Join(' ', labels.Select(label => (string)label.Value!))
            : Label().Replace(legend, found => (string?)labels[found.Groups["name"].Value] ?? "").Trim();

    // As Grafana's data source does with its setting "timezone".
    private async Task<MySqlConnection> OpenAsync()
    {
        var connection = new MySqlConnection(reader);
        await connection.OpenAsync(Token);
        await using var zone = new MySqlCommand("SET time_zone = '+00:00'", connection);
        await zone.ExecuteNonQueryAsync(Token);
        return connection;
    }

    [GeneratedRegex(@"^label_values\((?<series>.+), (?<label>\w+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
