using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Anchoring;

/// <summary>Anchor column plus what a model adds to it, percent.</summary>
public sealed class AnchoredRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "anchored";

    private readonly ImmutableArray<string> _features;
    private readonly string _anchor;
    private readonly int _column;
    private readonly IRegressor _inner;

    /// <summary>A model of its parts.</summary>
    /// <exception cref="ArgumentException">The anchor is not among the features.</exception>
    public AnchoredRegressor(IEnumerable<string> features, string anchor, IRegressor inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        (_features, _anchor, _inner) = ([.. features], anchor, inner);
        _column = ColumnOf(_features, anchor);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The anchor is not known in the row: nothing can be forecast from
    /// it.</exception>
    public double Predict(ReadOnlySpan<double> row) => ValueOf(row, _column, _anchor) + _inner.Predict(row);

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(Kind, _features, new() { ["anchor"] = _anchor, ["inner"] = ModelDocumentJson.ToJson(_inner.ToDocument()) });

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or impossible.</exception>
    public static AnchoredRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var anchor = ModelParameters.Text(document, "anchor");
        return document.Features.Contains(anchor, StringComparer.Ordinal)
            ? new(document.Features, anchor, ModelParameters.Model(document, "inner"))
            : throw new InvalidDataException(
                $"an '{Kind}' model is anchored to '{anchor}', which is not among its features"
            );
    }

    internal static int ColumnOf(IReadOnlyList<string> features, string anchor)
    {
        for (var i = 0; i < features.Count; i++)
        {
            if (string.Equals(features[i], anchor, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"there is no anchor column '{anchor}'", nameof(anchor));
    }

    internal static double ValueOf(ReadOnlySpan<double> row, int column, string anchor) =>
        double.IsFinite(row[column])
            ? row[column]
            : throw new ArgumentException($"the anchor '{anchor}' is not known in this row", nameof(row));
}
