using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// A folder with one CSV file per series of the catalogue. Files are small, so each is read whole every time: a value
/// that was revised is seen, and the checks see the whole history.
/// </summary>
public sealed class CsvMarketSource(string folder) : IMarketSource
{
    /// <summary>Its presence in a folder says that the figures there are simulated.</summary>
    public const string SimulatedMarker = "SIMULATED.md";

    /// <inheritdoc />
    /// <exception cref="BadInputException">The folder or a required file is absent, or a file cannot be
    /// read.</exception>
    public async Task<SourceSnapshot> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"{folder}: there is no such folder of market data");
        }

        var series = ImmutableArray.CreateBuilder<SourceSeries>();
        foreach (var spec in SeriesCatalog.For(request.Symbol))
        {
            var path = Path.Combine(folder, spec.Name + ".csv");
            if (File.Exists(path))
            {
                var payload = await File.ReadAllBytesAsync(path, cancellationToken);
                series.Add(new(CsvSeriesReader.Read(spec, Path.GetFileName(path), payload), payload, "csv"));
            }
            else if (spec.Required)
            {
                throw new BadInputException($"{path}: the file is absent, and no forecast can be made without it");
            }
        }

        return new(series.ToImmutable(), File.Exists(Path.Combine(folder, SimulatedMarker)));
    }
}
