using System.Text.RegularExpressions;
using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>What every alert rule has, so that adding one is one entry, one page and one test.</summary>
public sealed partial class AlertRulesTests
{
    private const string Runbooks = "docs/runbooks";

    // Of Prometheus and RabbitMQ.
    private static readonly string[] Others = ["up", "rabbitmq_detailed_queue_messages_ready"];

    private static readonly string[] Services =
    [
        .. ServiceList.Shipped.Services.Select(service => service.Name).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => [.. AlertRules.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_has_a_severity_a_sentence_and_a_page(string name)
    {
        var rule = AlertRules.All[name];

        Assert.Contains(rule["labels"]["severity"].Text, (string[])["critical", "warning"]);
        Assert.NotEmpty(rule["annotations"]["summary"].Text);
        Assert.Equal($"{Runbooks}/{name}.md", rule["annotations"]["runbook"].Text);
        var page = File.ReadAllLines(Path.Combine(Containers.Root, Runbooks, name + ".md"));
        Assert.Equal($"# {name}", page[0]);
        Assert.StartsWith(rule["labels"]["severity"].Text, page[2], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_seen_firing_and_not_firing_by_its_test(string name)
    {
        Assert.Contains(AlertRules.Looks[name], look => look["exp_alerts"].List.Count > 0);
        Assert.Contains(AlertRules.Looks[name], look => look["exp_alerts"].List.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_asks_for_metrics_that_exist(string name)
    {
        var expression = Quoted().Replace(AlertRules.All[name]["expr"].Text, "");

        var ours = OurMetrics.AskedIn(expression).ToList();
        var foreign = Foreign().Matches(expression).Select(found => found.Value).ToList();

        Assert.NotEmpty(ours.Concat(foreign));
        Assert.All(ours, metric => Assert.Contains(metric, OurMetrics.OnPages));
        Assert.All(foreign, metric => Assert.Contains(metric, Others));
    }

    [Fact]
    public void Every_runbook_has_a_rule() =>
        Assert.Equal(
            AlertRules.All.Keys.Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(Path.Combine(Containers.Root, Runbooks))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_service_is_scraped_and_missed()
    {
        var job = AlertRules.Prometheus["scrape_configs"].List.Single(one => one["job_name"].Text == "btc-events");
        var absent = Service().Matches(AlertRules.All["TargetAbsent"]["expr"].Text);

        Assert.Equal(Services, job["dns_sd_configs"].List[0]["names"].Words.Order(StringComparer.Ordinal));
        Assert.Equal(Services, absent.Select(found => found.Groups["name"].Value).Order(StringComparer.Ordinal));
        Assert.All(
            Containers.Services.Values,
            container =>
                Assert.Equal(
                    job["dns_sd_configs"].List[0]["port"].Text,
                    container["environment"]["BTC_HEALTH__PORT"].Text
                )
        );
    }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\brabbitmq_\\w+|\\bup\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Foreign();

    [GeneratedRegex("service=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Service();
}
