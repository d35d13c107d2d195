using System.Globalization;
using BtcEvents.Cli.Alerting;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The alerts that fire, and how the channels fared.</summary>
internal static class AlertsScreen
{
    public static void Show(IReadOnlyList<ChannelResult> results)
    {
        if (results.Count == 0)
        {
            AnsiConsole.WriteLine(
                "No channel is named: give Slack:Url, Line:To, Webhook:Url or Mail:Host (docs/configuration.md)."
            );
            return;
        }

        var width = results.Max(result => result.Channel.Length);
        foreach (var result in results)
        {
            var how = result.Told
                ? $"[green]told[/] after {result.Seconds!.Value.ToString("0.0", CultureInfo.InvariantCulture)} s"
                : $"[red]not told[/]: {Markup.Escape(result.Reason!)}";
            AnsiConsole.MarkupLine($"  {Markup.Escape(result.Channel.PadRight(width))}  {how}");
        }
    }

    public static void Show(IReadOnlyList<FiringAlert> alerts, IReadOnlyList<Silence> silences)
    {
        AnsiConsole.WriteLine(alerts.Count == 0 ? "No alert fires." : $"{alerts.Count} firing, the longest first:");
        foreach (var alert in alerts)
        {
            var silenced = alert.IsSilenced ? " [grey](silenced)[/]" : "";
            AnsiConsole.MarkupLine(
                $"  {Coloured(alert.Severity)} [bold]{Markup.Escape(alert.Name)}[/] since "
                    + $"{alert.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC{silenced}"
            );
            AnsiConsole.MarkupLine($"    {Markup.Escape(alert.Summary)}");
            if (alert.Annotations.TryGetValue("runbook", out var runbook))
            {
                AnsiConsole.MarkupLine($"    [grey]{Markup.Escape(runbook)}[/]");
            }
        }

        foreach (var silence in silences)
        {
            AnsiConsole.MarkupLine(
                $"Silence {Markup.Escape(silence.Id ?? "")} until {silence.EndsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC by "
                    + $"{Markup.Escape(silence.CreatedBy)}: {Markup.Escape(string.Join(", ", silence.Matchers))}"
            );
            AnsiConsole.MarkupLine($"    {Markup.Escape(silence.Comment)}");
        }
    }

    private static string Coloured(string severity) =>
        severity switch
        {
            "critical" => "[red]critical[/]",
            "warning" => "[yellow]warning[/] ",
            _ => $"[grey]{Markup.Escape(severity.PadRight(8))}[/]",
        };
}
