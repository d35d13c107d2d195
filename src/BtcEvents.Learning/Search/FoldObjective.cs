namespace BtcEvents.Learning.Search;

/// <summary>An objective that is a function of point and fold: one stage, nothing kept between folds.</summary>
/// <param name="folds">Number of folds.</param>
/// <param name="loss">Loss of a point on a fold; called from several threads at a time.</param>
public sealed class FoldObjective(int folds, Func<TrialParameters, int, double> loss) : ISearchObjective
{
    /// <inheritdoc />
    public int Folds => folds;

    /// <inheritdoc />
    public int Stages => 1;

    /// <inheritdoc />
    public ITrialRun Begin(TrialParameters parameters) => new Run(parameters, loss);

    private sealed class Run(TrialParameters parameters, Func<TrialParameters, int, double> loss) : ITrialRun
    {
        public double Loss(int stage, int fold) => loss(parameters, fold);

        public void Dispose()
        {
            // A function keeps nothing.
        }
    }
}
