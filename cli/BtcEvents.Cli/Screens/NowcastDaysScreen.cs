using BtcEvents.Forecasting;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>How good nowcasts were, by the days that were known.</summary>
internal static class NowcastDaysScreen
{
    /// <summary>Nothing where nobody asked.</summary>
    public static void Show(IReadOnlyList<NowcastDay>? days, double coverage)
    {
        if (days is null)
        {
            return;
        }

        if (days.Count == 0)
        {
            AnsiConsole.WriteLine("Nowcast: no month of the range has an outcome yet");
            return;
        }

        AnsiConsole.WriteLine($"Nowcast, by the days that are known of a month, over {days[0].Months} of them");
        var table = Text.Figures("Day", "R2", "Theory", "RMSE", "Walk", "Right %", "Held %", "Width", "CRPS");
        foreach (var day in days)
        {
            table.AddRow(
                Text.Number(day.Day, "0"),
                Text.Number(day.R2, "0.000"),
                Text.Number(day.TheoryR2, "0.000"),
                Text.Number(day.Rmse),
                Text.Number(day.WalkRmse),
                Text.Number(100 * day.Direction, "0.0"),
                Text.Number(100 * day.Coverage, "0.0"),
                Text.Number(day.Width, "0.0"),
                Text.Number(day.Crps)
            );
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            "Theory: the R2 of a price without memory. Walk: the RMSE of a price that stays where it is. Right: the "
                + $"direction. Held, Width: the {Text.Share(coverage)} interval."
        );
    }
}
