namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own tool on the rules, their tests and its configuration.</summary>
public sealed class RuleFileTests
{
    public static TheoryData<string> Tests =>
        [.. Directory.EnumerateFiles(Path.Combine(RuleFile.Folder, "tests")).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Every_rule_fires_when_it_should_and_only_then(string tests) =>
        Assert.Null(await Promtool.RefusalAsync("test", "rules", Path.Combine(RuleFile.Folder, "tests", tests)));

    [Fact]
    public async Task Prometheus_takes_its_configuration_with_the_rules() =>
        Assert.Null(await Promtool.RefusalAsync("check", "config", Path.Combine(RuleFile.Folder, "prometheus.yml")));

    [Fact]
    public async Task A_configuration_that_is_none_is_refused() =>
        Assert.NotNull(await Promtool.RefusalAsync("check", "config", RuleFile.Path));
}
