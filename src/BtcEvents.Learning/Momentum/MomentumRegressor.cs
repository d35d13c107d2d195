using System.Collections.Immutable;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Momentum;

/// <summary>
/// Anchor plus <c>(1 + anchor / 100) volatility (c + b z)</c>, percent: what trends z, each clipped, let expect beyond
/// the anchor, in units of the volatility of the time.
/// </summary>
public sealed class MomentumRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "momentum";

    private readonly ImmutableArray<string> _features;
    private readonly MomentumColumns _columns;
    private readonly IRegressor _trend;
    private readonly int[] _trends;

    /// <summary>A model of its parts.</summary>
    /// <param name="features">Features, in the order of the row.</param>
    /// <param name="columns">What the rule reads of a row.</param>
    /// <param name="trend">Forecasts the open part in units of the spread from the clipped trends alone.</param>
    /// <exception cref="ArgumentException">A column is not among the features.</exception>
    public MomentumRegressor(IEnumerable<string> features, MomentumColumns columns, IRegressor trend)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(trend);
        (_features, _columns, _trend) = ([.. features], columns, trend);
        _trends = columns.TrendsIn(_features);
        (Anchor, Volatility) = (columns.AnchorIn(_features), columns.VolatilityIn(_features));
    }

    private int Anchor { get; }

    private int Volatility { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">Anchor or volatility is not known in the row, or the row has not one value
    /// for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        InputCheck.RowLength(row, _features.Length);
        var anchor = AnchoredRegressor.ValueOf(row, Anchor, _columns.Anchor);
        var volatility = AnchoredRegressor.ValueOf(row, Volatility, _columns.Volatility);
        return anchor + (MomentumColumns.Spread(anchor, volatility) * _trend.Predict(_columns.Clipped(row, _trends)));
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(
            Kind,
            _features,
            new()
            {
                ["anchor"] = _columns.Anchor,
                ["volatility"] = _columns.Volatility,
                ["clip"] = _columns.Clip,
                ["trend"] = ModelDocumentJson.ToJson(_trend.ToDocument()),
            }
        );

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or impossible.</exception>
    public static MomentumRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var trend = ModelDocumentJson.FromJson(document.Parameters["trend"]);
        var columns = new MomentumColumns(
            ModelParameters.Text(document, "anchor"),
            ModelParameters.Text(document, "volatility"),
            [.. trend.Features],
            ModelParameters.Number(document, "clip")
        );
        var wanted = columns.Trends.Append(columns.Anchor).Append(columns.Volatility);
        return wanted.Except(document.Features, StringComparer.Ordinal).FirstOrDefault() is { } absent
            ? throw new InvalidDataException($"a '{Kind}' model reads '{absent}', which is not among its features")
            : new(document.Features, columns, ModelReader.Read(trend));
    }
}
