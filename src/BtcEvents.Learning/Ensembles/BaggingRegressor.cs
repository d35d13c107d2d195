using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Ensembles;

/// <summary>The mean of the forecasts of models that were fitted to bootstrap samples.</summary>
public sealed class BaggingRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "bagging";

    private readonly ImmutableArray<string> _features;

    /// <summary>A mean of <paramref name="members"/>, at least one.</summary>
    /// <exception cref="ArgumentException">There is no member.</exception>
    public BaggingRegressor(IEnumerable<string> features, IEnumerable<IRegressor> members)
    {
        (_features, Members) = ([.. features], [.. members]);
        if (Members.IsEmpty)
        {
            throw new ArgumentException("a bagged model needs at least one member", nameof(members));
        }
    }

    /// <summary>The models, in the order of their samples.</summary>
    public ImmutableArray<IRegressor> Members { get; }

    /// <inheritdoc />
    public double Predict(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        foreach (var member in Members)
        {
            sum += member.Predict(row);
        }

        return sum / Members.Length;
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(
            Kind,
            _features,
            new JsonObject
            {
                ["members"] = new JsonArray([
                    .. Members.Select(m => (JsonNode?)ModelDocumentJson.ToJson(m.ToDocument())),
                ]),
            }
        );

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">There is no member, or one is impossible.</exception>
    public static BaggingRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document.Features, ModelParameters.Models(document, "members"));
    }
}
