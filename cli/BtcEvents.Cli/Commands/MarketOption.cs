using System.CommandLine;

namespace BtcEvents.Cli.Commands;

/// <summary>The folder of market files, and whether a person named it.</summary>
internal static class MarketOption
{
    public static Option<string> Create()
    {
        var option = CommonOptions.NotEmpty(
            new Option<string>("--market")
            {
                Description =
                    "Folder of market CSV files (BTC_MARKET); by default the simulated sample that is shipped",
                HelpName = "DIR",
                DefaultValueFactory = _ => Variable ?? SampleMarket.Folder,
            }
        );
        // What is mistyped must not use up an attempt.
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { Length: > 0 } folder && !Directory.Exists(folder))
            {
                result.AddError($"--market: there is no folder {Path.GetFullPath(folder)}");
            }
        });
        return option;
    }

    /// <summary>Whether a person named the folder, by the option or the variable.</summary>
    public static bool IsGiven(ParseResult parsed, Option<string> market) =>
        parsed.GetResult(market) is { Implicit: false } || Variable is not null;

    private static string? Variable =>
        Environment.GetEnvironmentVariable("BTC_MARKET") is { Length: > 0 } folder ? folder : null;
}
