using System.Collections.Frozen;
using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>Names of messages for tags of instruments: never more of them than there are contracts.</summary>
internal static class KnownMessages
{
    public const string Other = "other";

    private static readonly FrozenSet<string> Contracts = typeof(ICycleMessage)
        .Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false })
        .Select(type => type.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The contract that a type on the bus names, for example <c>urn:message:BtcEvents.Contracts:ModelTrained</c>; of
    /// everything else <c>other</c>.
    /// </summary>
    public static string NameOf(string? messageType) =>
        messageType?.Split(':')[^1] is { } name && Contracts.Contains(name) ? name : Other;
}
