using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Baselines;

/// <summary>
/// The baseline "no change from the end of the month": the anchor itself, which is what a random walk lets expect of
/// the next monthly mean (Working 1960; Ellwanger &amp; Snudden 2023). With drift also the mean of what the anchor left
/// open so far, over n rows shrunk by n / (n + prior).
/// </summary>
/// <param name="anchor">Column whose value is the forecast, percent.</param>
/// <param name="driftPriorRows">Weight of the belief in no drift, in rows; null for no drift at all.</param>
public sealed class EndOfMonthLearner(string anchor, double? driftPriorRows) : ILearner
{
    /// <summary>Name without drift.</summary>
    public const string Plain = "end-of-month";

    /// <summary>Months by which the drift is shrunk.</summary>
    public const double UsualPrior = 30;

    /// <inheritdoc />
    public string Name => driftPriorRows is null ? Plain : "end-of-month-drift";

    /// <summary>The drift to expect of what the anchor left open so far: its mean, shrunk; 0 where there is
    /// nothing.</summary>
    /// <param name="openParts">Outcome less anchor of each month, percent.</param>
    /// <param name="prior">See <see cref="UsualPrior"/>.</param>
    public static double Drift(IReadOnlyCollection<double> openParts, double prior)
    {
        ArgumentNullException.ThrowIfNull(openParts);
        return openParts.Count == 0 ? 0 : openParts.Sum() / (openParts.Count + prior);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, no such column, or the anchor is not known in a
    /// row.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var open = AnchoredLearner.OpenPart(data, anchor).Targets.ToArray();
        var drift = driftPriorRows is { } prior ? Drift(open, prior) : 0;
        return new AnchoredRegressor(data.Features, anchor, new ConstantRegressor(data.Features, drift));
    }
}
