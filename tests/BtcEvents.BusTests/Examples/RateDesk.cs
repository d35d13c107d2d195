using System.Runtime.InteropServices;
using System.Text.Json;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>The federal funds rate by HTTP, in percent a year: <c>[{"day":"2025-05-30","rate":4.33}]</c>.</summary>
public sealed class RateDesk(HttpClient client) : ISeriesSource
{
    // The day on which the series begins.
    private static readonly DateOnly First = new(1954, 7, 1);

    /// <inheritdoc />
    public string Name => "rate-desk";

    /// <inheritdoc />
    public bool Gives(SeriesSpec series) => series.Name == "fed_rate";

    /// <inheritdoc />
    public async Task<SourceAnswer> FetchAsync(SeriesRequest request, CancellationToken cancellationToken)
    {
        var (from, through) = (request.From ?? First, request.Through);
        var address = $"https://rates.example/fed_rate?from={from:yyyy-MM-dd}&through={through:yyyy-MM-dd}";
        var payload = await client.GetByteArrayAsync(address, cancellationToken);
        var rows = Read(address, payload).Select((e, i) => e.ToRow(new RowPlace(address, $"entry {i + 1}")));
        var series = new RawSeries
        {
            Spec = request.Spec,
            Document = address,
            Rows = [.. rows],
        };
        return series.Rows.IsEmpty
            ? new AbsentSeries($"{address}: the list is empty")
            : new SourceSeries(Name, series, SeriesExtent.Window, payload, "json");
    }

    private static Entry[] Read(string address, byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry[]>(payload, JsonSerializerOptions.Web)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException bad)
        {
            throw new BadInputException($"{address}: the answer is no list of days and rates: {bad.Message}", bad);
        }
    }

    // A struct with members that are required: nothing that is absent or null is read as a zero.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry
    {
        public required DateOnly Day { get; init; }

        public required double Rate { get; init; }

        public RawRow ToRow(RowPlace place) => new(place, Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), [Rate]);
    }
}
