using System.Collections.Frozen;
using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// Which service may do what with which table of the two databases: what it needs for its work, and nothing else.
/// </summary>
public static class StoreRights
{
    /// <summary>
    /// A service that somebody adds beside ours and that keeps nothing in our tables: it consumes and publishes. Any
    /// number of them may share this user.
    /// </summary>
    public const string Extension = "extension";

    private const TableAccess Read = TableAccess.Read;
    private const TableAccess Append = TableAccess.Read | TableAccess.Add;
    private const TableAccess Upsert = Append | TableAccess.Change;
    private const TableAccess Replace = Append | TableAccess.Remove;
    private const TableAccess All = Upsert | TableAccess.Remove;

    // Every service consumes and publishes, so each has inbox, outbox (a claim on a row is a change) and journal.
    private static readonly FrozenDictionary<string, TableAccess> Bus = Of(
        ("mt_doc_schema_mark", Read),
        ("mt_doc_inbox", Replace),
        ("mt_doc_outbox", All),
        ("mt_streams", Upsert),
        ("mt_events", Append)
    );

    private static readonly FrozenDictionary<string, FrozenDictionary<string, TableAccess>> OperationalTables =
        ByService(
            ("fetcher", Bus),
            ("preprocessor", Bus),
            ("selector", Of([.. Pairs(Bus), ("mt_doc_feature_set", Upsert)])),
            ("trainer", Of([.. Pairs(Bus), ("mt_doc_model", Append), ("mt_doc_promotion", Append)])),
            ("predictor", Bus),
            (
                "orchestrator",
                Of([
                    .. Pairs(Bus),
                    ("mt_doc_saga", Upsert),
                    ("mt_doc_cycle", Upsert),
                    ("mt_doc_open_cycle", Replace),
                    ("mt_doc_scheduled_start", Append),
                ])
            ),
            ("alert-bridge", Bus),
            (Extension, Bus),
            (
                "reader",
                Of([
                    .. Tables(
                        Read,
                        "mt_doc_schema_mark",
                        "mt_doc_inbox",
                        "mt_doc_outbox",
                        "mt_events",
                        "mt_doc_saga",
                        "mt_doc_cycle",
                        "mt_doc_open_cycle",
                        "mt_doc_scheduled_start",
                        "mt_doc_model",
                        "mt_doc_promotion",
                        "mt_doc_feature_set"
                    ),
                ])
            )
        );

    private static readonly ImmutableArray<string> Series =
    [
        "btc_price_history",
        "macro_market_metrics",
        "btc_market_metrics",
        "onchain_metrics",
    ];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, TableAccess>> MarketTables = ByService(
        ("fetcher", Of([("schema_version", Read), ("market_origin", Upsert), .. Tables(Upsert, [.. Series])])),
        ("preprocessor", Of([.. Tables(Read, ["schema_version", "market_origin", .. Series]), ("features", Replace)])),
        ("selector", Of()),
        ("trainer", Of(("schema_version", Read), ("scores", Replace))),
        ("predictor", Of(("schema_version", Read), ("forecasts", Replace))),
        ("orchestrator", Of()),
        ("alert-bridge", Of()),
        (Extension, Of()),
        (
            "reader",
            Of([.. Tables(Read, ["schema_version", "market_origin", .. Series, "features", "forecasts", "scores"])])
        )
    );

    /// <summary>
    /// The services that have a user of their own, <see cref="Extension"/>, and <c>reader</c>, for those who only look.
    /// </summary>
    public static ImmutableArray<string> Services { get; } = [.. OperationalTables.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// What the service needs in the operational store, by table; tables that are not named it may not touch.
    /// </summary>
    /// <exception cref="BadInputException">There is no such service.</exception>
    public static IReadOnlyDictionary<string, TableAccess> Operational(string service) =>
        Find(OperationalTables, service);

    /// <summary>
    /// What the service needs in the market store, by table; empty for one that has no business there.
    /// </summary>
    /// <exception cref="BadInputException">There is no such service.</exception>
    public static IReadOnlyDictionary<string, TableAccess> Market(string service) => Find(MarketTables, service);

    private static FrozenDictionary<string, TableAccess> Find(
        FrozenDictionary<string, FrozenDictionary<string, TableAccess>> services,
        string service
    ) =>
        services.TryGetValue(service, out var tables)
            ? tables
            : throw new BadInputException($"no service is called '{service}'; there are {string.Join(", ", Services)}");

    private static FrozenDictionary<string, TableAccess> Of(params (string Table, TableAccess Access)[] tables) =>
        tables.ToFrozenDictionary(pair => pair.Table, pair => pair.Access, StringComparer.Ordinal);

    private static IEnumerable<(string Table, TableAccess Access)> Pairs(
        FrozenDictionary<string, TableAccess> tables
    ) => tables.Select(pair => (pair.Key, pair.Value));

    private static IEnumerable<(string Table, TableAccess Access)> Tables(TableAccess access, params string[] tables) =>
        tables.Select(table => (table, access));

    private static FrozenDictionary<string, FrozenDictionary<string, TableAccess>> ByService(
        params (string Service, FrozenDictionary<string, TableAccess> Tables)[] services
    ) => services.ToFrozenDictionary(pair => pair.Service, pair => pair.Tables, StringComparer.Ordinal);
}
