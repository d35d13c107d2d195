using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>The series of one symbol as they were public at the end of one day.</summary>
public sealed class MarketData
{
    private readonly ImmutableDictionary<string, Series> _series;
    private string? _digest;

    private MarketData(string symbol, DateOnly asOf, ImmutableDictionary<string, Series> series, bool simulated)
    {
        (Symbol, AsOf, _series, Simulated) = (symbol, asOf, series, simulated);
    }

    /// <summary>What is forecast.</summary>
    public string Symbol { get; }

    /// <summary>Last day whose data may be used.</summary>
    public DateOnly AsOf { get; }

    /// <summary>True where the figures come from the project's own generator.</summary>
    public bool Simulated { get; }

    /// <summary>The series in order of their names.</summary>
    public IEnumerable<Series> All => _series.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value);

    /// <summary>Daily spot bars of the symbol.</summary>
    public Series Spot =>
        Find(SeriesCatalog.SpotOf(TradingPair.Parse(Symbol)))
        ?? throw new BadInputException($"{Symbol}: no spot prices are known on {AsOf:yyyy-MM-dd}");

    /// <summary>
    /// SHA-256 (lower-case hex) over symbol, as-of date and every value; the same data give the same digest.
    /// </summary>
    public string Digest => _digest ??= ComputeDigest();

    /// <summary>Keeps of <paramref name="series"/> what was public at the end of <paramref name="asOf"/>.</summary>
    public static MarketData Create(string symbol, DateOnly asOf, IEnumerable<Series> series, bool simulated = false) =>
        new(
            symbol,
            asOf,
            series
                .Select(s => s.KnownAt(asOf))
                .Where(s => s.Count > 0)
                .ToImmutableDictionary(s => s.Spec.Name, StringComparer.Ordinal),
            simulated
        );

    /// <summary>The same data as they were known earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies after <see cref="AsOf"/>.</exception>
    public MarketData KnownAt(DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asOf, AsOf);
        return Create(Symbol, asOf, _series.Values, Simulated);
    }

    /// <summary>A series by name, or null where it is not there.</summary>
    public Series? Find(string name) => _series.GetValueOrDefault(name);

    private string ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendText(hash, $"{Symbol} {AsOf:yyyy-MM-dd}");
        foreach (var series in All)
        {
            AppendText(hash, series.Spec.Name + " " + string.Join(',', series.Spec.Columns.Select(c => c.Name)));
            hash.AppendData(MemoryMarshal.AsBytes(series.Times.Select(t => t.Ticks).ToArray().AsSpan()));
            foreach (var column in series.Columns)
            {
                hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan()));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
