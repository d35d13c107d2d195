using System.ComponentModel.DataAnnotations;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>How candidates are searched, judged and promoted.</summary>
public sealed record TrainingOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Training";

    /// <summary>
    /// Families of models that compete, none twice; the baselines do in any case, and so does the present champion, but
    /// for one of a family that a library fits. By default all that need no system library. Equal lists give equal
    /// digests.
    /// </summary>
    public IReadOnlyList<string> Candidates { get; init; } = CandidateFamilies.Default;

    /// <summary>Months the first judged fold must have to learn from.</summary>
    [Range(2, 1_200)]
    public int LeastTrainingMonths { get; init; } = 24;

    /// <summary>Most recent months on which candidates are judged.</summary>
    [Range(2, 1_200)]
    public int JudgedMonths { get; init; } = 60;

    /// <summary>Least number of judged months; with fewer no candidate can be told from chance.</summary>
    [Range(2, 1_200)]
    public int LeastJudgedMonths { get; init; } = 12;

    /// <summary>
    /// A candidate is fitted anew after this many judged months; the months between see an older fit.
    /// </summary>
    [Range(1, 1_200)]
    public int RefitEvery { get; init; } = 6;

    /// <summary>
    /// Months between the last training row and the judged month, beyond the one that the horizon needs.
    /// </summary>
    [Range(0, 120)]
    public int Gap { get; init; }

    /// <summary>Judged months that the search for parameters sees (the most recent ones).</summary>
    [Range(1, 1_200)]
    public int SearchedMonths { get; init; } = 36;

    /// <summary>Points tried for each family that is tuned.</summary>
    [Range(1, 10_000)]
    public int LinearTrials { get; init; } = 16;

    /// <summary>
    /// One-sided p-value (Clark &amp; West 2007) against the baseline <c>end-of-month</c>, corrected for the number of
    /// candidates (Holm 1979), up to which a candidate may forecast and be promoted. Above, what it adds to the last
    /// close may be chance. 1 lets all pass.
    /// </summary>
    [Range(0.0, 1.0)]
    public double PromotionLevel { get; init; } = 0.05;

    /// <summary>
    /// P-value of the model confidence set (Hansen, Lunde &amp; Nason 2011) below which a candidate is no longer
    /// preferred to less robust ones. Above, the best is not told from it and the more robust one forecasts.
    /// </summary>
    [Range(0.0, 1.0)]
    public double PreferenceLevel { get; init; } = 0.1;

    /// <summary>
    /// Assets (what a symbol begins with) whose trends are believed to carry on: for them <c>momentum</c> competes, is
    /// a member of <c>ridge-average</c> and forecasts where no candidate passes. For others <c>end-of-month</c> does.
    /// </summary>
    public IReadOnlyList<string> MomentumAssets { get; init; } = ["BTC"];

    /// <summary>Threads; no effect on the outcome.</summary>
    [Range(1, int.MaxValue)]
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LeastJudgedMonths > JudgedMonths)
        {
            yield return new(
                $"it must not be above Training:JudgedMonths, which is {JudgedMonths}",
                [nameof(LeastJudgedMonths)]
            );
        }

        if (Candidates.Count == 0)
        {
            yield return new("at least one has to compete", [nameof(Candidates)]);
        }
        else if (NameList.Fault(Candidates, CandidateFamilies.Names) is { } fault)
        {
            yield return new(fault, [nameof(Candidates)]);
        }

        if (!MomentumAssets.All(TradingPair.IsAsset))
        {
            yield return new("assets are written as in symbols, for example BTC", [nameof(MomentumAssets)]);
        }
    }
}
