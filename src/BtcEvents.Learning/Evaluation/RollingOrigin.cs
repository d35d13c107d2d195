using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Rolling-origin evaluation (Tashman 2000) at horizon 1: each test row is forecast from all rows before it. The
/// target of row i is known when row i + 1 is (monthly rows), so without a gap every earlier row may be used.
/// </summary>
public sealed record RollingOrigin
{
    /// <summary>Index of the first test row, at least 1 + gap.</summary>
    public required int FirstOrigin { get; init; }

    /// <summary>Rows left out between the last training row and the test row.</summary>
    public int Gap { get; init; }

    /// <summary>
    /// The folds over <paramref name="rowCount"/> rows, oldest first; none where the rows end before the first origin.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public IReadOnlyList<RollingSplit> Splits(int rowCount)
    {
        InputCheck.Parameter(rowCount >= 0, nameof(rowCount), rowCount, "at least 0");
        InputCheck.Parameter(Gap >= 0, nameof(Gap), Gap, "at least 0");
        InputCheck.Parameter(FirstOrigin > Gap, nameof(FirstOrigin), FirstOrigin, $"at least {Gap + 1} (gap + 1)");
        return
        [
            .. Enumerable
                .Range(FirstOrigin, Math.Max(0, rowCount - FirstOrigin))
                .Select(test => new RollingSplit(test - Gap, test)),
        ];
    }
}

/// <summary>One fold: learn from the rows before <c>TrainEnd</c>, forecast <c>TestRow</c>.</summary>
public sealed record RollingSplit(int TrainEnd, int TestRow);

/// <summary>What one fold forecast and what came, percent.</summary>
public sealed record FoldForecast(RollingSplit Split, double Actual, double Predicted)
{
    /// <summary>Actual less predicted: above 0 where the forecast was too low.</summary>
    public double Residual => Actual - Predicted;
}
