using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>How a bootstrap of circular blocks of months resamples.</summary>
public sealed record BlockBootstrapOptions
{
    /// <summary>Resamples, at least 1.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>
    /// Months a block, fewer than there are losses; 0 for the cube root of the number of losses, rounded up. One is
    /// right where losses of successive months have nothing to do with each other.
    /// </summary>
    public int BlockLength { get; init; }

    /// <summary>The block length for that many losses, at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal int BlockLengthFor(int losses)
    {
        InputCheck.Parameter(Resamples >= 1, nameof(Resamples), Resamples, "at least 1");
        var kept = BlockLength >= 0 && BlockLength < losses;
        InputCheck.Parameter(kept, nameof(BlockLength), BlockLength, $"at least 0 and below {losses}, the losses");
        if (BlockLength > 0)
        {
            return BlockLength;
        }

        var length = 1;
        while (length * length * length < losses)
        {
            length++;
        }

        // A block of all losses would make every resample the sample.
        return Math.Min(length, losses - 1);
    }
}
