using System.Globalization;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>How figures and flags look on every screen.</summary>
internal static class Text
{
    /// <summary>Where figures are simulated, every screen that shows them says so.</summary>
    public const string SimulatedMark =
        "[black on yellow] SIMULATED [/] these figures were made by a generator; they are not a market's.";

    /// <summary>Plain, wide text where the output is not a terminal, so that pipes and logs stay readable.</summary>
    public static void FitOutput()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console = AnsiConsole.Create(
                new()
                {
                    Ansi = AnsiSupport.No,
                    ColorSystem = ColorSystemSupport.NoColors,
                    Interactive = InteractionSupport.No,
                }
            );
            AnsiConsole.Profile.Width = 160;
        }
    }

    public static string Percent(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";

    public static string Share(double? value) =>
        value is { } v ? (100 * v).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";

    public static string Number(double? value, string format = "0.00") =>
        value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) : "-";

    public static string Seconds(double? value) =>
        value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "";

    /// <summary>An amount with the digits that say something, whatever a coin is worth.</summary>
    public static string Usd(double value) => Digits(value) + " USD";

    private static string Digits(double value)
    {
        var size = Math.Abs(value);
        if (size >= 1000 || size == 0 || !double.IsFinite(value))
        {
            return value.ToString("N0", CultureInfo.InvariantCulture);
        }

        // Four of them, and cents at least.
        var decimals = Math.Max(2, 3 - (int)Math.Floor(Math.Log10(size)));
        return value.ToString(
            "N" + Math.Min(decimals, 12).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
    }

    public static string State(string state) =>
        state switch
        {
            "done" or "completed" or "Completed" or "ready" => $"[green]{state}[/]",
            "reused" => "[green]reused[/]",
            "running" or "Running" or "starting" => $"[yellow]{state}[/]",
            "failed" or "Failed" or "stopped" or "not answering" => $"[red]{state}[/]",
            _ => $"[grey]{Markup.Escape(state)}[/]",
        };
}
