using System.Reflection;
using BtcEvents.Messaging;

namespace BtcEvents.ArchitectureTests.Pages;

/// <summary>Whoever watches finds every metric in the docs.</summary>
public sealed class MetricPagesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "observability.md"));

    public static TheoryData<string> Metrics => [.. Constants(isLabel: false)];

    public static TheoryData<string> Labels => [.. Constants(isLabel: true)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Every_metric_is_in_the_docs(string name) =>
        Assert.Contains($"`{name.Replace('.', '_')}`", Page, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Labels))]
    public void Every_label_is_in_the_docs(string name) => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal);

    private static IEnumerable<string> Constants(bool isLabel) =>
        typeof(MetricNames)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.Name.EndsWith("Label", StringComparison.Ordinal) == isLabel)
            .Select(field => (string)field.GetRawConstantValue()!);
}
