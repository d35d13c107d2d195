namespace BtcEvents.ServerTests.Observability;

/// <summary>What the query of a panel gives: lines over time, or a table.</summary>
/// <param name="Lines">Of a table none.</param>
/// <param name="Columns">Of lines none.</param>
/// <param name="Rows">Cells in the order of the columns.</param>
internal sealed record PanelAnswer(
    IReadOnlyList<AnswerLine> Lines,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
)
{
    /// <summary>Lines without the points that are no numbers.</summary>
    public static PanelAnswer OfLines(IEnumerable<AnswerLine> lines) => new([.. lines], [], []);

    /// <summary>Whether anything can be seen.</summary>
    public bool IsEmpty => Rows.Count == 0 && Lines.All(line => line.Points.Count == 0);
}

/// <summary>One line of a panel.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Points">Unix time and value, in order of time; gaps are left out.</param>
internal sealed record AnswerLine(string Name, IReadOnlyList<(double Time, double Value)> Points)
{
    /// <summary>The newest value.</summary>
    public double Last => Points[^1].Value;
}
