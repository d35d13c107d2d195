using System.Globalization;
using System.Text.RegularExpressions;

namespace BtcEvents.ServerTests.Observability;

/// <summary>
/// What stands above a dashboard, times and chosen values, and what Grafana makes of a query with it, after its
/// sources (tsdb/mysql/macros.go, the documentation of Prometheus' variables).
/// </summary>
/// <param name="From">First moment.</param>
/// <param name="To">Last moment.</param>
/// <param name="Scrape">How often Prometheus scrapes.</param>
/// <param name="Values">Values of the dashboard's variables.</param>
internal sealed partial record GrafanaScope(
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan Scrape,
    IReadOnlyDictionary<string, string> Values
)
{
    private const int PointsOfAPanel = 500;
    private const int ScrapesOfARate = 4;

    /// <summary>Time between two points of a line.</summary>
    public TimeSpan Step =>
        TimeSpan.FromSeconds(Math.Max(Scrape.TotalSeconds, Math.Ceiling((To - From).TotalSeconds / PointsOfAPanel)));

    /// <summary>PromQL with everything replaced.</summary>
    public string Promql(string query)
    {
        var rate = Math.Max(Step.TotalSeconds + Scrape.TotalSeconds, ScrapesOfARate * Scrape.TotalSeconds);
        var range = (To - From).TotalSeconds;
        return Known(
            Chosen(query)
                .Replace("$__rate_interval", Number(rate) + "s", StringComparison.Ordinal)
                .Replace("$__interval", Number(Step.TotalSeconds) + "s", StringComparison.Ordinal)
                .Replace("$__range_s", Number(range), StringComparison.Ordinal)
                .Replace("$__range", Number(range) + "s", StringComparison.Ordinal)
        );
    }

    /// <summary>SQL with everything replaced.</summary>
    public string Sql(string query) => Known(Macro().Replace(Chosen(query), Expanded));

    private static string Known(string query) =>
        Unknown().Match(query) is { Success: true } left
            ? throw new FormatException($"'{left.Value}' is known to nobody")
            : query;

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Group(string arguments)
    {
        var parts = arguments.Split(',', StringSplitOptions.TrimEntries);
        var interval = parts[1].Trim('\'');
        var unit = interval[^1] switch
        {
            'd' => TimeSpan.FromDays(1),
            'h' => TimeSpan.FromHours(1),
            'm' => TimeSpan.FromMinutes(1),
            's' => TimeSpan.FromSeconds(1),
            _ => throw new FormatException($"'{interval}' is no interval"),
        };
        var seconds = Number(unit.TotalSeconds * int.Parse(interval[..^1], CultureInfo.InvariantCulture));
        return $"UNIX_TIMESTAMP({parts[0]}) DIV {seconds} * {seconds}";
    }

    private string Chosen(string query) =>
        Values.Aggregate(
            query,
            (text, value) =>
                text.Replace(
                        $"${{{value.Key}:sqlstring}}",
                        $"'{value.Value.Replace("'", "''", StringComparison.Ordinal)}'",
                        StringComparison.Ordinal
                    )
                    .Replace("$" + value.Key, value.Value, StringComparison.Ordinal)
        );

    private string Expanded(Match macro)
    {
        var (from, to) = (From.ToUnixTimeSeconds(), To.ToUnixTimeSeconds());
        var arguments = macro.Groups["arguments"].Value;
        return macro.Groups["name"].Value switch
        {
            "timeFilter" => $"{arguments} BETWEEN FROM_UNIXTIME({from}) AND FROM_UNIXTIME({to})",
            "timeFrom" => $"FROM_UNIXTIME({from})",
            "timeTo" => $"FROM_UNIXTIME({to})",
            "timeGroup" => Group(arguments),
            "timeGroupAlias" => Group(arguments) + " AS \"time\"",
            "unixEpochFilter" => $"{arguments} >= {from} AND {arguments} <= {to}",
            _ => macro.Value,
        };
    }

    // An argument may not hold a parenthesis: Grafana's own expression does not know them.
    [GeneratedRegex(@"\$__(?<name>\w+)\((?<arguments>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Macro();

    [GeneratedRegex(@"\$\{?\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();
}
