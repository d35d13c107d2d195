using BtcEvents.Forecasting;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>How good nowcasts were, by the days that were known.</summary>
internal static class NowcastDaysScreen
{
    /// <summary>Nothing where nobody asked, or no month has an outcome.</summary>
    public static void Show(IReadOnlyList<NowcastDay>? days, double coverage)
    {
        if (days is not { Count: > 0 })
        {
            return;
        }

        AnsiConsole.WriteLine("Nowcast, by the days of the month that are known");
        var table = new Table()
            .RoundedBorder()
            .AddColumns("Day", "Months", "R2", "Theory", "RMSE", "Walk", "Direction", "Held", "Width", "CRPS");
        foreach (var day in days)
        {
            table.AddRow(
                Text.Number(day.Day, "0"),
                Text.Number(day.Months, "0"),
                Text.Number(day.R2, "0.000"),
                Text.Number(day.TheoryR2, "0.000"),
                Text.Number(day.Rmse),
                Text.Number(day.WalkRmse),
                Text.Share(day.Direction),
                Text.Share(day.Coverage),
                Text.Number(day.Width, "0.0"),
                Text.Number(day.Crps)
            );
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            "Theory: the R2 of a price without memory. Walk: the RMSE of a price that stays where it is. "
                + $"Held, Width: the {Text.Share(coverage)} interval."
        );
    }
}
