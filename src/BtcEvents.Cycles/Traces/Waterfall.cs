namespace BtcEvents.Cycles;

/// <summary>The hops of a cycle in time: how long each message waited, and how long it was worked on.</summary>
/// <param name="Outcome">The cycle.</param>
/// <param name="Hops">Its facts with their hops, oldest first.</param>
public sealed record Waterfall(CycleOutcome Outcome, IReadOnlyList<TracedHop> Hops)
{
    /// <summary>When the first message was sent, as far as that is known.</summary>
    public DateTimeOffset BeganAt { get; } =
        Hops.Where(hop => !hop.Earlier).Select(hop => hop.BeganAt).DefaultIfEmpty(Outcome.Status.StartedAt).Min();

    /// <summary>When the last fact happened.</summary>
    public DateTimeOffset EndedAt { get; } =
        Hops.Where(hop => !hop.Earlier).Select(hop => hop.EndedAt).DefaultIfEmpty(Outcome.Status.StartedAt).Max();

    /// <summary>From the first to the last.</summary>
    public TimeSpan Total => EndedAt - BeganAt;

    /// <summary>How much of it somebody worked; hops at the same time count once. Null where no hop is timed.</summary>
    public TimeSpan? Worked { get; } = Covered([.. Hops.Where(hop => hop.Timed).OrderBy(hop => hop.StartedAt)]);

    /// <summary>The share of the time in which nobody worked, 0 to 1; null where that is not known.</summary>
    public double? WaitShare =>
        Worked is { } worked && Untimed == 0 && Total > TimeSpan.Zero ? 1 - (worked / Total) : null;

    /// <summary>The hop that took longest, wait and work together; null where none is timed.</summary>
    public TracedHop? Longest => Hops.Where(hop => hop.Timed).MaxBy(hop => hop.Wait + hop.Work);

    /// <summary>Facts of this cycle that do not say how they came about: from before that was noted.</summary>
    public int Untimed => Hops.Count(hop => hop is { Earlier: false, Timed: false });

    /// <summary>The waterfall of a cycle, running or over.</summary>
    public static Waterfall Of(CycleOutcome outcome) =>
        new(
            outcome,
            [.. outcome.Facts.Select(fact => new TracedHop(fact, fact.Body.OccurredAt < outcome.Status.StartedAt))]
        );

    private static TimeSpan? Covered(IReadOnlyList<TracedHop> timed)
    {
        if (timed.Count == 0)
        {
            return null;
        }

        var (worked, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var hop in timed)
        {
            var from = hop.StartedAt!.Value > until ? hop.StartedAt.Value : until;
            if (hop.EndedAt > from)
            {
                (worked, until) = (worked + (hop.EndedAt - from), hop.EndedAt);
            }
        }

        return worked;
    }
}
