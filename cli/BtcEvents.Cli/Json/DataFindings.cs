using BtcEvents.Contracts;
using BtcEvents.Market;

namespace BtcEvents.Cli.Json;

/// <summary>What the data checks found, as documents have it.</summary>
internal static class DataFindings
{
    public static IReadOnlyList<DataFinding> Of(IReadOnlyList<CheckFinding> findings) =>
        [
            .. findings.Select(finding => new DataFinding
            {
                Series = finding.Series,
                Rule = finding.Rule,
                Severity = finding.Severity.ToString().ToLowerInvariant(),
                Message = finding.Message,
            }),
        ];
}
