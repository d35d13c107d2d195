using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Linear;

/// <summary>A linear model on standardised columns: intercept + sum of coefficient x (value - mean) / scale.</summary>
public sealed class LinearRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "linear";

    /// <summary>A model with known parameters.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or a parameter is not finite.</exception>
    public LinearRegressor(
        IEnumerable<string> features,
        StandardScaler scaler,
        IEnumerable<double> coefficients,
        double intercept
    )
    {
        ArgumentNullException.ThrowIfNull(scaler);
        (Features, Scaler, Coefficients, Intercept) = ([.. features], scaler, [.. coefficients], intercept);
        if (Features.Length != scaler.Count || Coefficients.Length != scaler.Count)
        {
            throw new ArgumentException(
                $"{Features.Length} features need as many scaler columns and coefficients, not {scaler.Count} and "
                    + $"{Coefficients.Length}",
                nameof(coefficients)
            );
        }

        if (!double.IsFinite(intercept) || !Coefficients.All(double.IsFinite))
        {
            throw new ArgumentException("a linear model needs finite coefficients and intercept", nameof(coefficients));
        }
    }

    /// <summary>Features, in the order of the row.</summary>
    public ImmutableArray<string> Features { get; }

    /// <summary>Standardises a row; part of the model.</summary>
    public StandardScaler Scaler { get; }

    /// <summary>Percentage points a standard deviation of the feature, comparable between features.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>Forecast for a row at the means, percent.</summary>
    public double Intercept { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The row has not one value for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        var standardised = new double[Scaler.Count];
        Scaler.Transform(row, standardised);
        var forecast = Intercept;
        for (var j = 0; j < standardised.Length; j++)
        {
            forecast += Coefficients[j] * standardised[j];
        }

        return forecast;
    }

    /// <inheritdoc />
    public ModelDocument ToDocument()
    {
        var parameters = new JsonObject
        {
            ["coefficients"] = ModelParameters.ToJson(Coefficients),
            ["intercept"] = Intercept,
        };
        Scaler.WriteTo(parameters);
        return new(Kind, Features, parameters);
    }

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or impossible.</exception>
    public static LinearRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(
            document.Features,
            StandardScaler.ReadFrom(document),
            ModelParameters.Numbers(document, "coefficients", document.Features.Count),
            ModelParameters.Number(document, "intercept")
        );
    }
}
