using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>What an ablation found.</summary>
/// <param name="All">The months, forecast with every group.</param>
/// <param name="Groups">The groups, in the order of the catalogue.</param>
public sealed record AblationResult(BacktestResult All, IReadOnlyList<GroupAblation> Groups)
{
    /// <summary>Coverage of the intervals.</summary>
    public const double Coverage = 0.9;

    /// <summary>P-value up to which a group counts as told from chance.</summary>
    public const double Level = 0.05;

    /// <summary>Months with an outcome, over which everything is.</summary>
    public int Outcomes => All.Errors.Length;

    /// <summary>The groups that are told from chance, whether they help or harm.</summary>
    public IEnumerable<GroupAblation> ToldFromChance => Groups.Where(group => group.PValue <= Level);

    /// <summary>Compares forecasts of the same months.</summary>
    /// <param name="all">With every group, 2 months with an outcome or more.</param>
    /// <param name="without">Each group, and the months without it.</param>
    /// <param name="seed">Seed of the resamples.</param>
    internal static AblationResult Of(
        BacktestResult all,
        IReadOnlyList<(FeatureGroup Group, BacktestResult Months)> without,
        int seed
    )
    {
        var errors = all.Errors;
        var pValues = AdjustedPValues.Of([
            .. without.Select(one => DieboldMariano.Compare(errors, one.Months.Errors).TwoSidedPValue),
        ]);
        return new(all, [.. without.Select((one, i) => Group(errors, one.Group, one.Months, pValues[i], seed))]);
    }

    private static GroupAblation Group(
        double[] errors,
        FeatureGroup group,
        BacktestResult without,
        double pValue,
        int seed
    )
    {
        var ratio = PairedBootstrap.Ratio(
            [.. errors.Select(e => e * e)],
            [.. without.Errors.Select(e => e * e)],
            Coverage,
            seed
        );
        return new()
        {
            Group = group.Name,
            Features = group.Features,
            OpenPartR2Without = without.OpenPartR2,
            Gain = 1 - ratio.Ratio,
            // A low ratio is a high gain.
            GainLower = 1 - ratio.Upper,
            GainUpper = 1 - ratio.Lower,
            PValue = pValue,
        };
    }
}

/// <summary>What one group of features adds.</summary>
public sealed record GroupAblation
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }

    /// <summary>How many of its features a selection may choose from.</summary>
    public required int Features { get; init; }

    /// <summary>R2 of the open part without it; null where the open part never varies.</summary>
    public required double? OpenPartR2Without { get; init; }

    /// <summary>1 less the mean squared error with all groups over that without this one: above 0 it helps.</summary>
    public required double Gain { get; init; }

    /// <summary>Lower end of the gain's interval.</summary>
    public required double GainLower { get; init; }

    /// <summary>Upper end.</summary>
    public required double GainUpper { get; init; }

    /// <summary>
    /// Two-sided p-value of a difference between the squared errors (Diebold &amp; Mariano 1995), corrected for the
    /// number of groups (Holm 1979).
    /// </summary>
    public required double PValue { get; init; }
}
