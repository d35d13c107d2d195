using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.Cli.Json;

/// <summary>What each group of features adds, for scripts.</summary>
internal sealed record AblationDocument
{
    /// <summary>How many months were forecast, once with every group and once without each.</summary>
    public required int Months { get; init; }

    /// <summary>How many of them have an outcome; every figure is over these.</summary>
    public required int Outcomes { get; init; }

    /// <summary>What was forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>True where the figures were simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>SHA-256 (lower-case hex) over every value of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>R2, with every group, of what the end of the month before leaves open: against the mean of that part;
    /// null where it never varies.</summary>
    public required double? OpenPartR2 { get; init; }

    /// <summary>Coverage of the gains' intervals, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>The groups, in the order of the features.</summary>
    public required IReadOnlyList<GroupAblation> Groups { get; init; }

    /// <summary>Names of the groups that are told from chance at 5 %, whether they help or harm.</summary>
    public required IReadOnlyList<string> ToldFromChance { get; init; }

    /// <summary>What the data checks found.</summary>
    public required IReadOnlyList<DataFinding> Findings { get; init; }

    /// <summary>An ablation.</summary>
    public static AblationDocument Of(AblationResult result, IReadOnlyList<CheckFinding> findings) =>
        new()
        {
            Months = result.All.Rows.Count,
            Outcomes = result.Outcomes,
            Symbol = result.All.Symbol,
            Simulated = result.All.Simulated,
            DatasetDigest = result.All.DatasetDigest,
            OpenPartR2 = result.All.OpenPartR2,
            Coverage = AblationResult.Coverage,
            Groups = result.Groups,
            ToldFromChance = [.. result.ToldFromChance.Select(group => group.Group)],
            Findings = DataFindings.Of(findings),
        };
}
