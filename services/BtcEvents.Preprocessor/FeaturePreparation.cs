using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.Preprocessor;

/// <summary>Makes the monthly feature table of a day from the market store.</summary>
public sealed class FeaturePreparation(IMarketStore store, IArtefactStore artefacts, FeatureOptions options)
{
    /// <summary>Kind of the tables among the artefacts.</summary>
    public const string TableKind = "tables";

    /// <summary>The table and its artefact reference.</summary>
    /// <exception cref="BadInputException">The as-of month is not complete, or the data are not those that were
    /// checked.</exception>
    public async Task<(FeatureTable Table, string Reference)> PrepareAsync(
        string symbol,
        DateOnly asOf,
        string datasetDigest,
        CancellationToken cancellationToken
    )
    {
        var data = await store.ReadAsync(symbol, asOf, cancellationToken);
        if (data.Digest != datasetDigest)
        {
            throw new BadInputException(
                $"{symbol}: the market store changed after the data of {asOf:yyyy-MM-dd} were checked (digest "
                    + $"{data.Digest[..12]} instead of {datasetDigest[..12]}): start the cycle again from Data"
            );
        }

        var table = MonthlyFeatures.Build(data, options);
        var reference = await artefacts.PutAsync(TableKind, "csv", FeatureTableFile.Write(table), cancellationToken);
        await store.SaveFeaturesAsync(table, cancellationToken);
        return (table, reference);
    }
}
