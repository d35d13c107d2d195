namespace BtcEvents.Learning.Search;

/// <summary>The losses of one trial as they come in.</summary>
internal sealed class TrialCourse(int folds)
{
    private readonly List<double> _stageLosses = [];
    private readonly List<double> _steps = [];
    private double _sum;

    /// <summary>Running mean over the folds of the stage, after each loss.</summary>
    internal IReadOnlyList<double> Steps => _steps;

    /// <summary>Takes the next loss; false if it is not a finite number, which ends the trial.</summary>
    internal bool Add(double loss)
    {
        var seen = (_steps.Count % folds) + 1;
        _sum = seen == 1 ? loss : _sum + loss;
        var mean = _sum / seen;
        if (!double.IsFinite(mean))
        {
            return false;
        }

        _steps.Add(mean);
        if (seen == folds)
        {
            _stageLosses.Add(mean);
        }

        return true;
    }

    internal SearchTrial End(int number, TrialParameters parameters, bool pruned) =>
        new(number, parameters, _stageLosses, _steps, pruned);
}
