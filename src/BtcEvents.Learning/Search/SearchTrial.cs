namespace BtcEvents.Learning.Search;

/// <summary>What became of one point.</summary>
/// <param name="Number">Place in the sequence of proposals, from 0.</param>
/// <param name="Parameters">The point.</param>
/// <param name="StageLosses">Mean loss over all folds of each stage that was completed.</param>
/// <param name="Steps">Running mean over the folds after each (stage, fold), as far as the trial came.</param>
/// <param name="Pruned">Whether it was given up before the last step.</param>
public sealed record SearchTrial(
    int Number,
    TrialParameters Parameters,
    IReadOnlyList<double> StageLosses,
    IReadOnlyList<double> Steps,
    bool Pruned
)
{
    /// <summary>Least mean loss of a completed stage; infinite if none was completed.</summary>
    public double Score => StageLosses.Count > 0 ? StageLosses.Min() : double.PositiveInfinity;

    /// <summary>The stage with that loss, the earlier of equals; -1 if none was completed.</summary>
    public int BestStage => StageLosses.Count > 0 ? StageLosses.ToList().IndexOf(Score) : -1;

    /// <summary>Steps seen: folds, over all stages.</summary>
    public int FoldsSeen => Steps.Count;
}
