using System.Globalization;
using System.Text.RegularExpressions;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>Where a panel changes its colour an alert has its limit.</summary>
public sealed partial class DashboardLimitsTests
{
    private const string PerDay = "/ 86400";
    private const double SecondsOfADay = 86_400;

    /// <summary>Rules that hold one figure against a limit: name, metric, limit as a panel of it shows it.</summary>
    public static TheoryData<string, string, double> Limits
    {
        get
        {
            var limits = new TheoryData<string, string, double>();
            foreach (var (name, rule) in AlertRules.All)
            {
                var expression = rule["expr"].Text.Trim();
                if (Limit().Match(expression) is { Success: true } found)
                {
                    var limit = double.Parse(found.Groups["limit"].Value, CultureInfo.InvariantCulture);
                    limit *= expression.Contains(PerDay, StringComparison.Ordinal) ? SecondsOfADay : 1;
                    // More than none is from one on; less than nothing is from nothing on.
                    var counts = limit == 0 && found.Groups["sign"].Value.StartsWith('>');
                    limits.Add(name, Metric().Match(expression).Value, counts ? 1 : limit);
                }
            }

            return limits;
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_panel_of_what_an_alert_watches_changes_its_colour_at_the_alerts_limit(
        string alert,
        string metric,
        double limit
    )
    {
        var panels = Dashboard
            .All.SelectMany(dashboard => dashboard.Panels)
            .Where(panel => Steps(panel).Count > 0 && panel.Targets.Any(target => Asks(target, metric)))
            .ToList();

        Assert.NotEmpty(panels);
        Assert.All(
            panels,
            panel => Assert.True(Steps(panel).Contains(limit), $"{panel.Title} has no step at {limit}, as {alert} has")
        );
    }

    // A count of series is another figure than theirs.
    private static bool Asks(PanelTarget target, string metric) =>
        !target.IsSql
        && !target.Query.StartsWith("count(", StringComparison.Ordinal)
        && Metric().Matches(target.Query).Any(found => found.Value == metric);

    private static List<double> Steps(Panel panel) =>
        [
            .. (panel.Json["fieldConfig"]!["defaults"]!["thresholds"]?["steps"]?.AsArray() ?? [])
                .Select(step => (double?)step!["value"])
                .OfType<double>(),
        ];

    [GeneratedRegex(@"^(?!.*increase)[^\n]*(?<sign><|>=?) (?<limit>[\d.]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(btcevents|ml|rabbitmq)_\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();
}
