using BtcEvents.Contracts;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>Who may take part.</summary>
/// <param name="Key">Name for machines.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Format">How it wants to read facts.</param>
/// <param name="Arguments">Arguments of its program.</param>
internal sealed record Entrant(
    string Key,
    string Title,
    Func<FeaturesPrepared, HopMessage> Format,
    params string[] Arguments
)
{
    internal static readonly Entrant Ours = new("ours", "ours as checked out", HopMessage.Enveloped);
    internal static readonly Entrant Traced = new("traced", "ours with an OTLP receiver", HopMessage.Enveloped);
    internal static readonly Entrant Old = new("old", "ours at the older commit", HopMessage.Enveloped);
    internal static readonly Entrant Tuned = new("wolverine_tuned", "Wolverine tuned", HopMessage.Bare, "tuned");
    internal static readonly Entrant Defaults = new(
        "wolverine_defaults",
        "Wolverine's defaults",
        HopMessage.Bare,
        "defaults"
    );
    internal static readonly Entrant Plain = new(
        "plain",
        "plain RabbitMQ.Client loop",
        HopMessage.Bare,
        PlainHop.Argument
    );
}
