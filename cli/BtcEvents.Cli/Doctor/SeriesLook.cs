using System.Globalization;
using System.Text.RegularExpressions;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.Storage.MySql;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Doctor;

/// <summary>
/// How old the series are: as the reporter's metrics page says, which costs far less than asking the store; of the
/// store itself where no reporter answers here or has read it yet.
/// </summary>
internal sealed partial class SeriesLook(ServerSettings settings, TimeProvider clock)
{
    private const string Reporter = "reporter";

    /// <summary>The stored series of a symbol, by name.</summary>
    /// <exception cref="ServerException">The store is away, or refuses the user.</exception>
    public async Task<IReadOnlyList<SeriesAge>> RunAsync(
        string symbol,
        IReadOnlyList<ServiceView> views,
        CancellationToken cancellationToken
    )
    {
        var told = await OfReporterAsync(symbol, views, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. (told.Count > 0 ? told : await OfStoreAsync(symbol, cancellationToken))
                .OrderBy(series => series.Key, StringComparer.Ordinal)
                .Select(series => new SeriesAge(
                    series.Key,
                    series.Value,
                    Math.Round((now - series.Value).TotalDays, 1)
                )),
        ];
    }

    /// <summary>The series of a symbol on a metrics page, with the day of their last row.</summary>
    internal static IReadOnlyDictionary<string, DateTime> OfPage(string page, string symbol) =>
        Line()
            .Matches(page)
            .Where(line => line.Groups["labels"].Value.Contains($"symbol=\"{symbol}\"", StringComparison.Ordinal))
            .ToDictionary(
                line => Series().Match(line.Groups["labels"].Value).Groups["series"].Value,
                line =>
                    DateTime.UnixEpoch.AddSeconds(
                        double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture)
                    ),
                StringComparer.Ordinal
            );

    private static async Task<IReadOnlyDictionary<string, DateTime>> OfReporterAsync(
        string symbol,
        IReadOnlyList<ServiceView> views,
        CancellationToken cancellationToken
    )
    {
        var port = views
            .FirstOrDefault(view => view.Record.Service == Reporter && view.State == ServiceView.Ready)
            ?.Record.Port;
        if (port is null)
        {
            return new Dictionary<string, DateTime>(StringComparer.Ordinal);
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            return OfPage(await http.GetStringAsync($"http://127.0.0.1:{port}/metrics", cancellationToken), symbol);
        }
        catch (Exception gone)
            when (gone is HttpRequestException
                || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return new Dictionary<string, DateTime>(StringComparer.Ordinal); // it has ended meanwhile, or hangs
        }
    }

    private async Task<IReadOnlyDictionary<string, DateTime>> OfStoreAsync(
        string symbol,
        CancellationToken cancellationToken
    )
    {
        await using var services = ServerStores.OpenMarket(settings);
        return await services.GetRequiredService<MySqlMarketStore>().LastTimesAsync(symbol, cancellationToken);
    }

    /// <summary>The metric as a page shows it, see MetricNames.SeriesLastDay.</summary>
    internal const string Metric = "btcevents_series_last_day_timestamp_seconds";

    [GeneratedRegex(
        "^" + Metric + @"\{(?<labels>[^}]*)\} (?<value>\S+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Line();

    [GeneratedRegex("series=\"(?<series>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Series();
}
