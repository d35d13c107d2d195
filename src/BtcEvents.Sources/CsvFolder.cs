using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// A folder with one CSV file per series of the catalogue. Files are small, so each is read whole whatever is stored
/// already: a value that was revised is seen, and the checks see the whole history.
/// </summary>
public sealed class CsvFolder(string folder) : ISeriesSource
{
    /// <summary>Its presence in a folder says that the figures there are simulated.</summary>
    public const string SimulatedMarker = "SIMULATED.md";

    /// <inheritdoc />
    public string Name => "csv";

    /// <inheritdoc />
    public bool Simulated => File.Exists(Path.Combine(folder, SimulatedMarker));

    /// <inheritdoc />
    public bool Gives(SeriesSpec series) => true;

    /// <inheritdoc />
    /// <exception cref="BadInputException">The folder is absent, or the file cannot be read.</exception>
    public async Task<SourceAnswer> FetchAsync(SeriesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"{folder}: there is no such folder of market data");
        }

        var path = Path.Combine(folder, request.Spec.Name + ".csv");
        if (!File.Exists(path))
        {
            return new AbsentSeries($"{path}: the file is absent");
        }

        var payload = await File.ReadAllBytesAsync(path, cancellationToken);
        return new SourceSeries(
            Name,
            CsvSeriesReader.Read(request.Spec, Path.GetFileName(path), payload),
            SeriesExtent.Whole,
            payload,
            "csv"
        );
    }
}
