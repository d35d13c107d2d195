using System.Collections.Frozen;
using System.Text.Json.Nodes;
using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// What brings the facts of before into today's shape, by type: a member that is required today and that older facts
/// lack gets its value here. Facts are never rewritten in a store; they are read like this, for ever.
/// </summary>
public static class FactUpcasts
{
    private static readonly FrozenDictionary<Type, Action<JsonObject>> ByType = new Dictionary<Type, Action<JsonObject>>
    {
        // Features were not counted at first. 0: it is not known how many there were.
        [typeof(FeaturesPrepared)] = fact => fact.TryAdd("features", 0),
    }.ToFrozenDictionary();

    /// <summary>The types of fact that once had another shape.</summary>
    public static IReadOnlyCollection<Type> Types => ByType.Keys;

    /// <summary>Changes a fact as it was stored into one of today; leaves alone what is of today.</summary>
    internal static void Apply(Type type, JsonObject fact) => ByType.GetValueOrDefault(type)?.Invoke(fact);
}
