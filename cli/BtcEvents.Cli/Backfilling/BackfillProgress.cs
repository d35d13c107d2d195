namespace BtcEvents.Cli.Backfilling;

/// <summary>Where a backfill stands.</summary>
/// <param name="Months">Every month, oldest first.</param>
/// <param name="Open">Cycles that run or are queued.</param>
/// <param name="Waiting">Months whose turn has not come.</param>
/// <param name="Queued">Those of the open ones that no orchestrator has taken yet.</param>
internal sealed record BackfillProgress(IReadOnlyList<BackfillMonth> Months, int Open, int Waiting, int Queued)
{
    public int Done => Months.Count(month => month.IsDone);

    public IEnumerable<BackfillMonth> Failed => Months.Where(month => month.HasFailed);
}
