using System.ComponentModel.DataAnnotations;
using BtcEvents.Features;

namespace BtcEvents.Forecasting;

/// <summary>When a feature is worth keeping.</summary>
public sealed record SelectionOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Selection";

    /// <summary>Least absolute correlation with the part of the target that the anchor leaves open.</summary>
    [Range(0.0, 1.0)]
    public double LeastCorrelation { get; init; } = 0.02;

    /// <summary>
    /// The same for a lag, and much more: lags are two more tries per feature without a mechanism of their own, and
    /// the best of many tries is good by chance.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastLagCorrelation { get; init; } = 0.15;

    /// <summary>Least absolute correlation of a core feature.</summary>
    [Range(0.0, 1.0)]
    public double LeastCoreCorrelation { get; init; } = 0.13;

    /// <summary>
    /// Most core features beside the anchor: about 130 monthly rows bear few without strong penalties.
    /// </summary>
    [Range(0, 1_000)]
    public int MostCore { get; init; } = 6;

    /// <summary>
    /// Least share of XGBoost's gain (scikit-learn's feature_importances_), as the old system had it.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastImportance { get; init; } = 0.001;

    /// <summary>Largest absolute correlation with a better feature that is already kept.</summary>
    [Range(0.0, 1.0)]
    public double LargestOverlap { get; init; } = 0.9;

    /// <summary>Most features kept beside the anchor.</summary>
    [Range(0, 10_000)]
    public int MostKept { get; init; } = 60;

    /// <summary>Lags, in months, that the second stage adds; none twice.</summary>
    [Range(1, 120)]
    public IReadOnlyList<int> Lags { get; init; } = [6, 12];

    /// <summary>
    /// Groups of features (<see cref="FeatureCatalogue.Groups"/>) that are not chosen from, none twice. The anchor is
    /// kept in any case.
    /// </summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Least number of calendar months in which a feature is known.</summary>
    [Range(1, 1_200)]
    public int LeastMonths { get; init; } = 24;

    /// <summary>Values further than this many standard deviations from the mean count as that far.</summary>
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double WinsorLimit { get; init; } = 2.5;

    /// <summary>Age in months after which a set is made anew even if nothing speaks against it.</summary>
    [Range(0, 1_200)]
    public int LongestUse { get; init; } = 12;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lags.Distinct().Count() != Lags.Count)
        {
            yield return new("none may come twice", [nameof(Lags)]);
        }

        if (NameList.Fault(Without, FeatureCatalogue.Groups) is { } fault)
        {
            yield return new(fault, [nameof(Without)]);
        }
    }

    /// <summary>The left-out group of a feature or of a lag of it; null where it may be chosen.</summary>
    internal string? LeftOutGroup(string feature) =>
        feature != FeatureNames.CloseToMean
        && FeatureCatalogue.Find(feature)?.Family is { } group
        && Without.Contains(group, StringComparer.Ordinal)
            ? group
            : null;
}
