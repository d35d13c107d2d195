using BtcEvents.Cli.Distributed;
using BtcEvents.Cycles;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What the published forecasts were worth, symbol by symbol, in lines that fit a narrow terminal.</summary>
internal static class RecordScreen
{
    public static void Show(IReadOnlyList<PublishedRecord> records, ReadStores stores, bool chosen)
    {
        StoresLine.Show(stores);
        if (records.Count == 0)
        {
            Nothing.Show(stores, "btc record", "makes a forecast", chosen);
            return;
        }

        if (records.Any(record => record.Simulated))
        {
            AnsiConsole.MarkupLine(Text.SimulatedMark);
        }

        foreach (var record in records)
        {
            Show(record);
        }
    }

    private static void Show(PublishedRecord record)
    {
        if (record.All is not { } all)
        {
            AnsiConsole.WriteLine(
                $"{record.Symbol}: {Text.Count(record.Waiting, "forecast")}, of no month whose outcome the store knows"
            );
            return;
        }

        var live = record.Months.Count(month => month.Live);
        AnsiConsole.WriteLine(
            $"{record.Symbol}: {Text.Count(all.Months, "month")} from {record.Months[0].Forecast.Month} to "
                + $"{record.Months[^1].Forecast.Month}, {live} forecast before they were over"
        );
        Months(record);
        if (record.Regimes.Count > 0)
        {
            Regimes([.. record.Regimes, all]);
        }

        var (held, least, most) = record.Held;
        AnsiConsole.WriteLine(
            $"{held} of {all.Months} intervals held; {least} to {most} are to be expected (90 % band)"
        );
        AnsiConsole.WriteLine($"RMSE {Text.Number(all.Rmse)}, CRPS {Text.Number(all.Crps)}{Skill(record, all)}");
        if (record.Waiting > 0)
        {
            AnsiConsole.WriteLine(
                $"{Text.Count(record.Waiting, "forecast")} of months whose outcome the store does not know"
            );
        }
    }

    private static void Months(PublishedRecord record)
    {
        var table = Text.Figures("Month", "Happened", "Forecast", "Interval", "Held", "CRPS");
        foreach (var month in record.Months)
        {
            table.AddRow(
                month.Forecast.Month,
                Text.Points(month.Actual),
                Text.Points(month.Forecast.ChangePercent),
                $"{Text.Points(month.Forecast.Lower)} to {Text.Points(month.Forecast.Upper)}",
                month.Inside ? "yes" : "[red]no[/]",
                Text.Number(month.Crps)
            );
        }

        AnsiConsole.Write(table);
    }

    private static void Regimes(IEnumerable<RecordedScore> scores)
    {
        var table = Text.Figures("Movement expected", "Months", "Held", "RMSE", "Last close", "Skill");
        foreach (var score in scores)
        {
            table.AddRow(
                score.Name,
                Text.Number(score.Months, "0"),
                Text.Share(score.Held),
                Text.Number(score.Rmse),
                Text.Number(score.EndOfMonthRmse),
                Text.Number(score.SkillOverEndOfMonth, "+0.00;-0.00")
            );
        }

        AnsiConsole.Write(table);
    }

    private static string Skill(PublishedRecord record, RecordedScore all) =>
        record.Skill is { } skill
            ? $"; skill over end-of-month {Text.Number(skill.Skill, "+0.00;-0.00")} (90 % interval "
                + $"{Text.Number(skill.Lower, "+0.00;-0.00")} to {Text.Number(skill.Upper, "+0.00;-0.00")})"
        : all.SkillOverEndOfMonth is { } one ? $"; skill over end-of-month {Text.Number(one, "+0.00;-0.00")}"
        : "";
}
