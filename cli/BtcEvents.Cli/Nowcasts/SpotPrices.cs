using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.Cli.Nowcasts;

/// <summary>The daily spot prices of a folder of market files, checked up to a day.</summary>
/// <param name="AsOf">Last day that is used.</param>
/// <param name="Spot">The prices known then.</param>
/// <param name="Simulated">True where they are simulated.</param>
/// <param name="Findings">What the checks found of them.</param>
internal sealed record SpotPrices(DateOnly AsOf, Series Spot, bool Simulated, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Reads them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="symbol">What is forecast.</param>
    /// <param name="wanted">
    /// Last day to use; null for the last that is over and not after <paramref name="latest"/>.
    /// </param>
    /// <param name="latest">Latest day that is of use; null where any is.</param>
    /// <param name="today">The present day (UTC), which is not over.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="BadInputException">
    /// The prices cannot be read, a check blocks, or they end before the day.
    /// </exception>
    public static async Task<SpotPrices> ReadAsync(
        string folder,
        string symbol,
        DateOnly? wanted,
        DateOnly? latest,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var yesterday = today.AddDays(-1);
        var snapshot = await new SourceOrder([new SpotOf(new CsvFolder(folder))]).FetchAsync(
            new() { Symbol = symbol, AsOf = wanted ?? yesterday },
            cancellationToken
        );
        var raw = snapshot.Series.Single().Raw;
        var over = raw.Rows.Select(row => row.Day).Where(day => day <= yesterday).ToArray();
        if (over.Length == 0)
        {
            throw new BadInputException($"{symbol}: {folder} holds no price of a day that is over");
        }

        var known = over.Max();
        var asOf = wanted ?? (latest < known ? latest.Value : known);
        if (asOf > known)
        {
            throw new BadInputException(
                $"{symbol}: the prices of {folder} end on {known:yyyy-MM-dd}, before {asOf:yyyy-MM-dd}"
            );
        }

        var report = DataChecks.Run(symbol, [raw], asOf, today);
        var findings = report.Findings.Where(finding => finding.Series == raw.Spec.Name).ToArray();
        report.ThrowIfBlocked();
        return new(asOf, raw.ToSeries(asOf), snapshot.Simulated, findings);
    }

    // A nowcast looks at no other series.
    private sealed class SpotOf(ISeriesSource source) : ISeriesSource
    {
        public string Name => source.Name;

        public bool Simulated => source.Simulated;

        public bool Gives(SeriesSpec series) => series.Required && source.Gives(series);

        public Task<SourceAnswer> FetchAsync(SeriesRequest request, CancellationToken cancellationToken) =>
            source.FetchAsync(request, cancellationToken);
    }
}
