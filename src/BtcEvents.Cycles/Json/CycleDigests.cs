using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>SHA-256 (lower-case hex) of what a cycle worked on and made; null for what it did not come to.</summary>
public sealed record CycleDigests
{
    /// <summary>Every value of the data it may use.</summary>
    public required string? Dataset { get; init; }

    /// <summary>The feature table.</summary>
    public required string? Table { get; init; }

    /// <summary>The feature set.</summary>
    public required string? FeatureSet { get; init; }

    /// <summary>The model.</summary>
    public required string? Model { get; init; }

    /// <summary>The figures of the forecast, to the bit.</summary>
    public required string? Forecast { get; init; }

    /// <summary>Those of a cycle; of an earlier one where it began later.</summary>
    public static CycleDigests Of(CycleOutcome outcome)
    {
        var forecast = outcome.Find<ForecastMade>();
        return new()
        {
            Dataset =
                outcome.Find<DataUpdated>()?.DatasetDigest
                ?? outcome.Find<FeaturesPrepared>()?.DatasetDigest
                ?? forecast?.DatasetDigest,
            Table = Of(outcome.Find<FeaturesPrepared>()?.Table ?? forecast?.Table),
            FeatureSet = Of(outcome.Find<FeaturesSelected>()?.FeatureSet ?? forecast?.FeatureSet),
            Model = Of(outcome.Find<ModelTrained>()?.Model ?? forecast?.Model),
            Forecast = forecast is null ? null : Of(forecast),
        };
    }

    private static string? Of(string? reference) =>
        reference is null ? null : ArtefactReference.Parse(reference).Digest;

    private static string Of(ForecastMade forecast) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{forecast.Cycle.Symbol} {forecast.Cycle.Month} {forecast.ChangePercent:R} "
                            + $"{forecast.Lower:R} {forecast.Upper:R} {forecast.BaseMeanClose:R}"
                    )
                )
            )
        );
}
