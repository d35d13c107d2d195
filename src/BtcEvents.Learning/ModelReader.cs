using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Momentum;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Learning;

/// <summary>Builds models from their documents.</summary>
public static class ModelReader
{
    private static readonly Dictionary<string, Func<ModelDocument, IRegressor>> Readers = new(StringComparer.Ordinal)
    {
        [XGBoostDocument.Kind] = XGBoostDocument.Read,
        [DecisionTreesRegressor.Kind] = DecisionTreesRegressor.FromDocument,
        [LinearRegressor.Kind] = LinearRegressor.FromDocument,
        [ScaledRegressor.Kind] = ScaledRegressor.FromDocument,
        [ConstantRegressor.Kind] = ConstantRegressor.FromDocument,
        [CarryRegressor.Kind] = CarryRegressor.FromDocument,
        [BaggingRegressor.Kind] = BaggingRegressor.FromDocument,
        [AverageRegressor.Kind] = AverageRegressor.FromDocument,
        [LeadingFeaturesRegressor.Kind] = LeadingFeaturesRegressor.FromDocument,
        [AnchoredRegressor.Kind] = AnchoredRegressor.FromDocument,
        [MomentumRegressor.Kind] = MomentumRegressor.FromDocument,
    };

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">The kind or the format is not known, or a parameter is
    /// missing.</exception>
    public static IRegressor Read(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Format != 1)
        {
            throw new InvalidDataException(
                $"model format {document.Format} is not known here: this version reads format 1"
            );
        }

        return Readers.TryGetValue(document.Kind, out var read)
            ? read(document)
            : throw new InvalidDataException($"model kind '{document.Kind}' is not known");
    }
}
