namespace BtcEvents.BusTests.Support;

/// <summary>Every command of ours that a page shows, and which test compares what it prints.</summary>
internal static class DocumentedCommands
{
    /// <summary>
    /// Run on a home, in this order: each leaves a history to the next.
    /// </summary>
    public static IReadOnlyList<string> OnHome { get; } =
    [
        "./btc cycle --month 2025-06",
        "./btc forecasts",
        "./btc explain BTC-USD-2025-06-1",
        "./btc trace BTC-USD-2025-06-1",
        "./btc report BTC-USD-2025-06-1",
        "./btc report BTC-USD-2025-07-1",
        "./btc status --home .btc --month 2025-06",
        "./btc nowcast --as-of 2025-06-12",
        "./btc backtest --from 2025-03 --to 2025-06",
        "./btc backtest --from 2025-03 --to 2025-06 --nowcast",
        "./btc sample my-market --seed 2",
        "./btc cycle --month 2025-05",
        "./btc record",
        "./btc models",
        "./btc cycle --month 2025-06 --from Training --through Training",
    ];

    /// <summary>Run on servers, in the same way.</summary>
    public static IReadOnlyList<string> OnServers { get; } =
    [
        "./btc up",
        "./btc ps",
        "./btc start-cycle --month 2025-07",
        "./btc backfill --from 2025-01 --to 2025-04 --parallel 2",
        "./btc start-cycle --month 2040-01 --follow",
        "./btc retry BTC-USD-2040-01-1 --follow",
        "./btc cancel BTC-USD-2040-01-1 --because \"no such month yet\"",
    ];

    /// <summary>Those of all that end with exit code 1: what they ask for is not there, or fails.</summary>
    public static IReadOnlySet<string> Failing { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "./btc report BTC-USD-2025-07-1",
            "./btc start-cycle --month 2040-01 --follow",
            "./btc retry BTC-USD-2040-01-1 --follow",
        };

    /// <summary>Compared by nobody, and why.</summary>
    public static IReadOnlyDictionary<string, string> ByHand { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["./btc nowcast --as-of 2025-06-12 --json"] = "figures are rounded there; it has a schema",
            ["./btc backtest --from 2025-06 --to 2025-06 --json"] = "figures are rounded there; it has a schema",
            ["BTC_CYCLE__TRIES=1 ./btc cycle --month 2025-06"] = "HomeSettingsTests",
            ["./btc models 14b6bd15"] = "the model's name is another on every machine",
            ["./btc status"] = "of a fleet with a long history",
            ["./btc doctor"] = "DoctorTests follows what it advises",
            ["./btc dead-letters list"] = "of letters made by hand; JsonCommandsTests runs it",
            ["./btc dead-letters show 5295"] = "a number of its own each time",
            ["./btc dead-letters drop --cause af1358 --cause 16fac1"] = "the same letters; DoctorTests runs it",
            ["./btc alerts test"] = "the channels of whoever tries it",
            ["BTC_WEBHOOK__URL=http://127.0.0.1:18998/x ./btc alerts test --here"] = "AlertsCommandTests",
            ["./btc alerts silence ServiceDown --for 2h --because \"the trainer moves\" --label service=trainer"] =
                "AlertsCommandTests",
            ["./btc alerts list"] = "AlertsCommandTests",
            ["make servers && ./btc up && ./btc start-cycle --month 2025-07 && ./btc status --follow"] =
                "it follows until somebody ends it",
        };

    /// <summary>Words of a command without the program, as a shell takes them.</summary>
    public static string[] Arguments(string command) =>
        [.. command.Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : Words(part)).Skip(1)];

    private static string[] Words(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
