using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>The series of a symbol that are wanted.</summary>
public sealed record MarketRequest
{
    /// <summary>What is forecast, for example <c>BTC-USD</c>; its catalogue says which series are wanted.</summary>
    public required string Symbol { get; init; }

    /// <summary>Last day whose data may be used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Time of the last stored row by series name; a series that is not in here is wanted from its
    /// start.</summary>
    public IReadOnlyDictionary<string, DateTime> Since { get; init; } = ImmutableDictionary<string, DateTime>.Empty;

    /// <summary>What is wanted of one series.</summary>
    internal SeriesRequest For(SeriesSpec spec) =>
        new()
        {
            Symbol = Symbol,
            Spec = spec,
            AsOf = AsOf,
            Since = Since.TryGetValue(spec.Name, out var last) ? last : null,
        };
}
