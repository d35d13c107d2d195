using System.CommandLine;
using BtcEvents.Market;

namespace BtcEvents.Standalone.Commands;

/// <summary>Options that several commands share, each worded once.</summary>
internal static class CommonOptions
{
    public static Option<string> Home() => new("--home")
    {
        Description = "Folder of stores, artefacts and reports (BTC_HOME)",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BTC_HOME") ?? ".btc",
    };

    public static Option<string> Market() => new("--market")
    {
        Description = "Folder of market CSV files (BTC_MARKET); by default the simulated sample that is shipped",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BTC_MARKET") ?? Embedded.SampleMarket.Folder,
    };

    public static Option<string> Symbol() => new("--symbol")
    {
        Description = "What to forecast", HelpName = "ASSET-CURRENCY", DefaultValueFactory = _ => "BTC-USD",
    };

    public static Option<int> Seed() => new("--seed")
    {
        Description = "Seed of every random draw", HelpName = "N", DefaultValueFactory = _ => 42,
    };

    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads")
        {
            Description = "Threads; the outcome does not depend on it", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--threads must be at least 1");
            }
        });
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for scripts instead of text for people" };

    /// <summary>An option that takes a month; anything else is a usage error.</summary>
    public static Option<Month> Month(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-MM",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (BtcEvents.Market.Month.TryParse(text, out var month))
            {
                return month;
            }

            result.AddError($"{name}: '{text}' is not a month: write it as yyyy-MM, for example 2025-06");
            return default;
        },
    };
}
