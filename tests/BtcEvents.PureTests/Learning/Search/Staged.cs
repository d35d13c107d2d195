using BtcEvents.Learning.Search;

namespace BtcEvents.PureTests.Learning.Search;

/// <summary>An objective with stages that looks only at stage and fold.</summary>
internal sealed class Staged(int stages, int folds, Func<int, int, double> loss) : ISearchObjective
{
    public int Folds => folds;

    public int Stages => stages;

    public ITrialRun Begin(TrialParameters parameters) => new Run(loss);

    private sealed class Run(Func<int, int, double> loss) : ITrialRun
    {
        public double Loss(int stage, int fold) => loss(stage, fold);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
