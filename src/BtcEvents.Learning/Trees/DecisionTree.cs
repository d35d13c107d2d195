using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// A binary tree that some library grew: at each split a 32-bit value up to the threshold goes left. Splits are
/// numbered from the root, 0, parents before children; a child below 0 is the leaf whose number is its complement
/// (~child), as LightGBM and ML.NET number them.
/// </summary>
public sealed record DecisionTree
{
    /// <summary>Column that each split looks at.</summary>
    public required ImmutableArray<int> Columns { get; init; }

    /// <summary>Greatest value that each split sends left.</summary>
    public required ImmutableArray<float> Thresholds { get; init; }

    /// <summary>Where each split sends what goes left.</summary>
    public required ImmutableArray<int> Left { get; init; }

    /// <summary>Where each split sends the rest.</summary>
    public required ImmutableArray<int> Right { get; init; }

    /// <summary>Value of each leaf: one leaf more than there are splits.</summary>
    public required ImmutableArray<double> Leaves { get; init; }

    /// <summary>Value of the leaf that a row without gaps falls into.</summary>
    internal double Value(ReadOnlySpan<double> row)
    {
        var at = Columns.Length == 0 ? ~0 : 0;
        while (at >= 0)
        {
            at = (float)row[Columns[at]] <= Thresholds[at] ? Left[at] : Right[at];
        }

        return Leaves[~at];
    }

    /// <summary>As data.</summary>
    internal JsonObject ToJson() =>
        new()
        {
            ["splits"] = Columns.Length,
            ["columns"] = ModelParameters.ToJson(Columns),
            ["thresholds"] = ModelParameters.ToJson(Thresholds.Select(threshold => (double)threshold)),
            ["left"] = ModelParameters.ToJson(Left),
            ["right"] = ModelParameters.ToJson(Right),
            ["leaves"] = ModelParameters.ToJson(Leaves),
        };

    /// <summary>The tree of the parameters of <paramref name="part"/>.</summary>
    /// <exception cref="InvalidDataException">One is missing.</exception>
    internal static DecisionTree Read(ModelDocument part)
    {
        var splits = ModelParameters.Count(part, "splits");
        return new()
        {
            Columns = [.. ModelParameters.Integers(part, "columns", splits)],
            Thresholds = [.. ModelParameters.Numbers(part, "thresholds", splits).Select(threshold => (float)threshold)],
            Left = [.. ModelParameters.Integers(part, "left", splits)],
            Right = [.. ModelParameters.Integers(part, "right", splits)],
            Leaves = [.. ModelParameters.Numbers(part, "leaves", splits + 1)],
        };
    }

    /// <summary>What makes it no tree over so many columns; null where it is one, of which every walk ends.</summary>
    internal string? Fault(int columns)
    {
        var splits = Columns.Length;
        return Thresholds.Length != splits
            || Left.Length != splits
            || Right.Length != splits
            || Leaves.Length != splits + 1
                ? $"{splits} splits need {splits} thresholds, {splits} children on each side and {splits + 1} leaves"
            : Columns.Any(column => column < 0 || column >= columns) ? $"a split looks at none of the {columns} columns"
            : Thresholds.Any(threshold => !float.IsFinite(threshold)) ? "a threshold is no finite 32-bit number"
            : Leaves.Any(leaf => !double.IsFinite(leaf)) ? "a leaf is no finite number"
            : LeadsAstray() ? "its splits do not lead to each later split and to each leaf once"
            : null;
    }

    private bool LeadsAstray()
    {
        var splits = Columns.Length;
        var children = Enumerable.Range(0, splits).Select(i => (Parent: i, Left: Left[i], Right: Right[i])).ToArray();
        var expected = Enumerable
            .Range(1, Math.Max(0, splits - 1))
            .Concat(Enumerable.Range(0, splits + 1).Select(l => ~l));
        return splits > 0
            && (
                children.Any(c => (c.Left >= 0 && c.Left <= c.Parent) || (c.Right >= 0 && c.Right <= c.Parent))
                || !children.SelectMany(c => new[] { c.Left, c.Right }).Order().SequenceEqual(expected.Order())
            );
    }
}
