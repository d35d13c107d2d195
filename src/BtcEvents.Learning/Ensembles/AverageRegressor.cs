using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Ensembles;

/// <summary>The weighted mean of the forecasts of several models over the same features.</summary>
public sealed class AverageRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "average";

    private readonly ImmutableArray<string> _features;
    private readonly ImmutableArray<double> _weights;

    /// <summary>A mean of <paramref name="members"/>.</summary>
    /// <param name="features">Features, in the order of the row.</param>
    /// <param name="members">At least one model.</param>
    /// <param name="weights">One a member, not negative, not all zero; scaled to sum to 1. Null: equal.</param>
    /// <exception cref="ArgumentException">There is no member, or the weights break their rule.</exception>
    public AverageRegressor(
        IEnumerable<string> features,
        IEnumerable<IRegressor> members,
        IEnumerable<double>? weights = null
    )
    {
        (_features, Members) = ([.. features], [.. members]);
        _weights = BlendWeights.Normalised(weights, Members.Length);
    }

    /// <summary>The models.</summary>
    public ImmutableArray<IRegressor> Members { get; }

    /// <inheritdoc />
    public double Predict(ReadOnlySpan<double> row)
    {
        var forecast = 0.0;
        for (var i = 0; i < Members.Length; i++)
        {
            forecast += _weights[i] * Members[i].Predict(row);
        }

        return forecast;
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
                ["weights"] = ModelParameters.ToJson(_weights),
            }
        );

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A member or weight is missing or impossible.</exception>
    public static AverageRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var members = ModelParameters.Models(document, "members");
        var weights = ModelParameters.Numbers(document, "weights", members.Length);
        return BlendWeights.AreValid(weights)
            ? new(document.Features, members, weights)
            : throw new InvalidDataException($"a '{Kind}' model has a negative weight or no weight above zero");
    }
}
