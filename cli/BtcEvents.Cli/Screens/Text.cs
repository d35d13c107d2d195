using System.Globalization;
using BtcEvents.Market;
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

    public static string Percent(double value) => Points(value) + " %";

    /// <summary>A change with its sign, where its unit stands elsewhere.</summary>
    public static string Points(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    public static string Share(double? value) =>
        value is { } v ? (100 * v).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";

    public static string Number(double? value, string format = "0.00") =>
        value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) : "-";

    /// <summary>A number of things, for example <c>2 months</c>.</summary>
    public static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A table whose columns but the first hold figures.</summary>
    public static Table Figures(string first, params IEnumerable<string> others)
    {
        var table = new Table().RoundedBorder().AddColumn(first);
        foreach (var heading in others)
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        return table;
    }

    public static string Seconds(double? value) =>
        value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "";

    public static string Price(double value, string currency) =>
        value.ToString($"N{PriceDigits.DecimalsOf(value)}", CultureInfo.InvariantCulture) + " " + currency;

    /// <summary>The end of a sentence on months that were not forecast anew; nothing where there is none.</summary>
    public static string Kept(int months) =>
        months == 0 ? "" : $"; {months} were kept from an earlier run, --fresh forecasts them anew";

    public static string State(string state) =>
        state switch
        {
            "done" or "completed" or "Completed" or "ready" => $"[green]{state}[/]",
            "reused" => "[green]reused[/]",
            "running" or "Running" or "starting" => $"[yellow]{state}[/]",
            "failed" or "Failed" or "stopped" or "absent" or "not answering" => $"[red]{state}[/]",
            _ => $"[grey]{Markup.Escape(state)}[/]",
        };
}
