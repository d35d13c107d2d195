using System.Collections.Immutable;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Ensembles;

/// <summary>A model that looks at the first columns of a longer row.</summary>
public sealed class LeadingFeaturesRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "leading-features";

    private readonly ImmutableArray<string> _features;
    private readonly IRegressor _inner;
    private readonly int _count;

    /// <summary>A model of its parts.</summary>
    /// <exception cref="ArgumentException"><paramref name="count"/> is not 1 to the number of features.</exception>
    public LeadingFeaturesRegressor(IEnumerable<string> features, IRegressor inner, int count)
    {
        ArgumentNullException.ThrowIfNull(inner);
        (_features, _inner, _count) = ([.. features], inner, count);
        if (count < 1 || count > _features.Length)
        {
            throw new ArgumentException($"{count} of {_features.Length} features cannot lead", nameof(count));
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The row has not one value for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        InputCheck.RowLength(row, _features.Length);
        return _inner.Predict(row[.._count]);
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(Kind, _features, new() { ["inner"] = ModelDocumentJson.ToJson(_inner.ToDocument()) });

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">The inner model is missing or wants other features than the first
    /// ones.</exception>
    public static LeadingFeaturesRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var inner = ModelDocumentJson.FromJson(document.Parameters["inner"]);
        return
            inner.Features.Count >= 1
            && inner.Features.SequenceEqual(document.Features.Take(inner.Features.Count), StringComparer.Ordinal)
            ? new(document.Features, ModelReader.Read(inner), inner.Features.Count)
            : throw new InvalidDataException(
                $"the model inside a '{Kind}' model wants other features than the first ones of its outer model"
            );
    }
}
