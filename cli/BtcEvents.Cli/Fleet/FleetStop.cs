namespace BtcEvents.Cli.Fleet;

/// <summary>
/// Ends exactly the processes that were started: the id alone does not do, since the kernel gives it out again.
/// </summary>
internal sealed class FleetStop(FleetFolder folder, TimeProvider clock)
{
    /// <summary>How long an end may take: a service gives its consumers 15 s, its bus 25 s, and itself 30 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks them to end after the messages in hand; those that have not ended in time are killed.</summary>
    /// <param name="records">The processes.</param>
    /// <param name="patience">How long they may take; zero kills at once.</param>
    /// <param name="ended">Told of each that has ended: its name, and whether it was killed.</param>
    /// <param name="cancellationToken">Stops waiting; what was asked to end still does.</param>
    public async Task RunAsync(
        IReadOnlyList<ServiceRecord> records,
        TimeSpan patience,
        Action<ServiceRecord, bool> ended,
        CancellationToken cancellationToken
    )
    {
        var (open, killed, began) = (records.ToList(), patience == TimeSpan.Zero, clock.GetTimestamp());
        open.ForEach(record => ServiceProcess.End(record, atOnce: killed));
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (true)
        {
            foreach (var record in open.Where(r => !ServiceProcess.Runs(r)).ToList())
            {
                open.Remove(record);
                folder.Write(folder.Read().Where(r => r.Name != record.Name));
                ended(record, killed);
            }

            if (open.Count == 0)
            {
                return;
            }

            if (!killed && clock.GetElapsedTime(began) > patience)
            {
                killed = true;
                open.ForEach(record => ServiceProcess.End(record, atOnce: true));
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
