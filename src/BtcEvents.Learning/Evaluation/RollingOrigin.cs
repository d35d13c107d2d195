using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Rolling-origin evaluation (Tashman 2000) at horizon 1: each test row is forecast from the rows before it only. The
/// target of row i is known when row i + 1 is (monthly rows), so without a gap every earlier row may be used.
/// </summary>
public sealed record RollingOrigin
{
    /// <summary>Index of the first test row, at least 1 + gap.</summary>
    public required int FirstOrigin { get; init; }

    /// <summary>Number of training rows (sliding window); null: all rows from the first (expanding window).</summary>
    public int? Window { get; init; }

    /// <summary>Rows left out between the last training row and the test row.</summary>
    public int Gap { get; init; }

    /// <summary>Rows from one test row to the next.</summary>
    public int Step { get; init; } = 1;

    /// <summary>
    /// The folds over <paramref name="rowCount"/> rows, oldest first; none where the rows end before the first origin.
    /// Early folds of a sliding window that would reach before row 0 use the rows there are.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public IReadOnlyList<RollingSplit> Splits(int rowCount)
    {
        InputCheck.Parameter(rowCount >= 0, nameof(rowCount), rowCount, "at least 0");
        InputCheck.Parameter(Gap >= 0, nameof(Gap), Gap, "at least 0");
        InputCheck.Parameter(Step > 0, nameof(Step), Step, "at least 1");
        InputCheck.Parameter(Window is null or > 0, nameof(Window), Window, "at least 1, or absent");
        InputCheck.Parameter(FirstOrigin > Gap, nameof(FirstOrigin), FirstOrigin, $"at least {Gap + 1} (gap + 1)");
        var splits = new List<RollingSplit>();
        for (var test = FirstOrigin; test < rowCount; test += Step)
        {
            var end = test - Gap;
            splits.Add(new(Window is { } window ? Math.Max(0, end - window) : 0, end, test));
        }

        return splits;
    }
}
