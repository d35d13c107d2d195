using BtcEvents.Cycles;

namespace BtcEvents.Cli.Screens;

/// <summary>A hop as letters in a line of time, readable without colours.</summary>
/// <param name="Before">Blanks up to where it begins.</param>
/// <param name="Travel">On its way, hatched.</param>
/// <param name="Turn">Waiting for its turn, hatched more densely.</param>
/// <param name="Work">Worked on, solid: at least one letter. A fact that says only when it happened is a dot.</param>
internal sealed record TraceBar(string Before, string Travel, string Turn, string Work)
{
    /// <summary>Letter of a message on its way.</summary>
    public const char TravelLetter = '░';

    /// <summary>Letter of a message that waits for its turn.</summary>
    public const char TurnLetter = '▒';

    /// <summary>Letter of work.</summary>
    public const char WorkLetter = '█';

    /// <summary>Letter of a fact without times.</summary>
    public const char DotLetter = '·';

    /// <summary>The bar of a hop on a line of <paramref name="width"/> letters; empty for one of an earlier
    /// cycle.</summary>
    public static TraceBar Of(TracedHop hop, Waterfall waterfall, int width)
    {
        int Column(DateTimeOffset time) =>
            waterfall.Total > TimeSpan.Zero
                ? (int)Math.Clamp(Math.Floor((time - waterfall.BeganAt) / waterfall.Total * width), 0, width - 1)
                : 0;

        if (hop.Earlier)
        {
            return new("", "", "", "");
        }

        var end = Column(hop.EndedAt);
        if (!hop.Timed)
        {
            return new(new(' ', end), "", "", DotLetter.ToString());
        }

        var start = Math.Min(Column(hop.StartedAt!.Value), end);
        var received = Math.Min(Column(hop.ReceivedAt!.Value), start);
        var sent = Math.Min(Column(hop.BeganAt), received);
        return new(
            new(' ', sent),
            new(TravelLetter, received - sent),
            new(TurnLetter, start - received),
            new(WorkLetter, end - start + 1)
        );
    }

    /// <inheritdoc />
    public override string ToString() => Before + Travel + Turn + Work;
}
