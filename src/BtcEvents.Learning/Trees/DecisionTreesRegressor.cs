using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// The sum (boosted trees) or the mean (a forest) of trees that some library grew, as data that needs no library: who
/// forecasts with it loads none. Rows have no gaps; what trees do with one is the business of each library.
/// </summary>
public sealed class DecisionTreesRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "trees";

    private const string Sum = "sum";
    private const string Mean = "mean";

    private readonly ImmutableArray<string> _features;
    private readonly ImmutableArray<DecisionTree> _trees;
    private readonly double _start;
    private readonly bool _mean;

    /// <param name="features">Names of the columns.</param>
    /// <param name="trees">At least one.</param>
    /// <param name="start">What is added to the trees' sum or mean, percent.</param>
    /// <param name="mean">Whether the trees are averaged; else they are summed.</param>
    /// <exception cref="ArgumentException">
    /// There is no tree, one of them is none over these features, or a forecast would not be finite.
    /// </exception>
    public DecisionTreesRegressor(
        IEnumerable<string> features,
        IEnumerable<DecisionTree> trees,
        double start,
        bool mean
    )
    {
        (_features, _trees, _start, _mean) = ([.. features], [.. trees], start, mean);
        if (Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(trees));
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The row has another number of values than the model has features, or a gap.
    /// </exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        InputCheck.RowLength(row, _features.Length);
        InputCheck.NoGap(row, _features);
        var sum = 0.0;
        foreach (var tree in _trees)
        {
            sum += tree.Value(row);
        }

        return _start + (_mean ? sum / _trees.Length : sum);
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(
            Kind,
            _features,
            new()
            {
                ["combine"] = _mean ? Mean : Sum,
                ["start"] = _start,
                ["trees"] = new JsonArray([.. _trees.Select(tree => (JsonNode?)tree.ToJson())]),
            }
        );

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing, or a tree is none.</exception>
    public static DecisionTreesRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var combine = ModelParameters.Text(document, "combine");
        if (combine is not (Mean or Sum))
        {
            throw new InvalidDataException(
                $"a '{Kind}' model combines by '{Sum}' or '{Mean}', and this one by '{combine}'"
            );
        }

        var trees = ModelParameters.Parts(document, "trees").Select(DecisionTree.Read);
        try
        {
            return new(document.Features, trees, ModelParameters.Number(document, "start"), combine == Mean);
        }
        catch (ArgumentException none)
        {
            throw new InvalidDataException($"a '{Kind}' model is none: {none.Message}", none);
        }
    }

    private string? Fault()
    {
        if (_trees.IsEmpty)
        {
            return "it has no tree";
        }

        var fault = _trees.Select(tree => tree.Fault(_features.Length)).FirstOrDefault(found => found is not null);
        var furthest = Math.Abs(_start) + _trees.Sum(tree => tree.Leaves.Max(Math.Abs));
        return fault is not null ? $"one of its trees is none: {fault}"
            : double.IsFinite(furthest) ? null
            : "its forecasts are not finite";
    }
}
