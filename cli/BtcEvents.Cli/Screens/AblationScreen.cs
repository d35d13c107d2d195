using BtcEvents.Forecasting;
using BtcEvents.Market;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What each group of features adds.</summary>
internal static class AblationScreen
{
    private const string Three = "0.000";
    private const string Signed = "+0.000;-0.000;0.000";

    public static void Show(AblationResult result, IReadOnlyList<CheckFinding> findings)
    {
        DataLines.Show(result.All.Simulated, findings);
        var table = new Table()
            .RoundedBorder()
            .AddColumns("Group", "Features", "R2 open part without", "Gain", "90 % interval", "p");
        foreach (var group in result.Groups)
        {
            table.AddRow(
                group.Group,
                $"{group.Features}",
                Text.Number(group.OpenPartR2Without, Three),
                Text.Number(group.Gain, Signed),
                $"{Text.Number(group.GainLower, Signed)} to {Text.Number(group.GainUpper, Signed)}",
                Text.Number(group.PValue)
            );
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            "Gain is the share of the squared error that goes away when the group joins the others: above 0 it helps. "
                + $"With every group the R2 of the open part is {Text.Number(result.All.OpenPartR2, Three)}."
        );
        AnsiConsole.WriteLine(Verdict(result));
    }

    /// <summary>Which groups are told from chance.</summary>
    public static string Verdict(AblationResult result)
    {
        var where = $"on {result.Outcomes} months (p above 0.05, corrected for {result.Groups.Count} groups)";
        var told = result
            .ToldFromChance.Select(group => $"{group.Group} ({(group.Gain > 0 ? "helps" : "harms")})")
            .ToList();
        return told.Count == 0
            ? $"No group is told from chance {where}."
            : $"Told from chance: {string.Join(", ", told)}; no other group is, {where}.";
    }
}
