using System.Text.Json.Nodes;

namespace BtcEvents.Learning;

/// <summary>
/// A fitted model as data: what kind it is, which features it wants in which order, and its parameters.
/// </summary>
/// <param name="Kind">Which reader rebuilds it, for example <c>linear</c>.</param>
/// <param name="Features">Features in the order of the row it predicts from.</param>
/// <param name="Parameters">Everything else, JSON.</param>
public sealed record ModelDocument(string Kind, IReadOnlyList<string> Features, JsonObject Parameters)
{
    /// <summary>Version of the format; a reader refuses one it does not know.</summary>
    public int Format { get; init; } = 1;
}
