using BtcEvents.Contracts;
using BtcEvents.Storage;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// One entry of the list of services: a program of ours, or a database user that programs of others share.
/// </summary>
/// <param name="Name">Small letters and hyphens, for example <c>alert-bridge</c>.</param>
/// <param name="Stores">Which stores it uses beside the operational one: <c>market</c>, <c>artefacts</c>.</param>
/// <param name="Operational">What it may do with which table of the operational store; with no other.</param>
/// <param name="Market">The same in the market store; empty for one that has no user there.</param>
/// <param name="Queues">The queues it reads, where it is a service.</param>
/// <param name="Settings">Sections of settings that it alone reads; those of no service all of them read.</param>
/// <param name="Stage">The stage of a cycle that it does; null for one that does none.</param>
/// <param name="HealthPort">Where its health page is on one machine, where that port is free; null for a user.</param>
public sealed record ServiceEntry(
    string Name,
    IReadOnlySet<string> Stores,
    IReadOnlyDictionary<string, TableAccess> Operational,
    IReadOnlyDictionary<string, TableAccess> Market,
    IReadOnlyList<string> Queues,
    IReadOnlyList<string> Settings,
    Stage? Stage,
    int? HealthPort
)
{
    /// <summary>The market store, as <see cref="Stores"/> names it.</summary>
    public const string MarketStore = "market";

    /// <summary>The artefact store, as <see cref="Stores"/> names it.</summary>
    public const string ArtefactStore = "artefacts";

    /// <summary>Its project, folder and program: <c>BtcEvents.AlertBridge</c>.</summary>
    public string Project =>
        "BtcEvents." + string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Its name where hyphens are not allowed: in the names of users and secrets.</summary>
    public string Identifier => Name.Replace('-', '_');
}
