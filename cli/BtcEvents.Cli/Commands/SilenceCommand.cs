using System.CommandLine;
using System.Globalization;
using BtcEvents.Cli.Alerting;
using BtcEvents.Cli.Screens;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc alerts silence</c> and <c>unsilence</c>: holds back what is known, for a while.</summary>
internal static class SilenceCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private static readonly Argument<string> Alert = new("ALERT")
    {
        Description = "Name of the alert, as 'list' shows it, for example CycleLate",
    };
    private static readonly Option<TimeSpan> For = new("--for")
    {
        Description = "How long, in minutes, hours or days: 30m, 2h, 3d; at most 30 days",
        HelpName = "TIME",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (TimeOf(text) is { } time && time > TimeSpan.Zero && time <= Longest)
            {
                return time;
            }

            result.AddError($"--for: '{text}' is not a time up to 30 days: write 30m, 2h or 3d");
            return default;
        },
    };
    private static readonly Option<string> Because = CommonOptions.NotEmpty(
        new Option<string>("--because")
        {
            Description = "Why, for whoever finds the silence",
            HelpName = "TEXT",
            Required = true,
        }
    );
    private static readonly Option<string[]> Label = new("--label")
    {
        Description = "Only where the alert has this label, for example symbol=BTC-USD; may be given several times",
        HelpName = "NAME=VALUE",
    };
    private static readonly Option<Uri> Alertmanager = AddressOptions.Alertmanager();
    private static readonly Argument<string> Id = new("ID") { Description = "Of a silence, as 'list' shows it" };

    public static Command Create()
    {
        var command = new Command("silence", "Tell nobody of an alert for a while; it goes on to be watched.")
        {
            Alert,
            For,
            Because,
            Label,
            Alertmanager,
        };
        command.Validators.Add(result =>
        {
            foreach (var label in (result.GetValue(Label) ?? []).Where(label => label.IndexOf('=') < 1))
            {
                result.AddError($"--label: '{label}' is not NAME=VALUE");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    public static Command CreateEnd()
    {
        var command = new Command("unsilence", "End a silence.") { Id, Alertmanager };
        command.SetAction(EndAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var alertmanager = new AlertmanagerClient(parsed.GetValue(Alertmanager)!);
        var now = TimeProvider.System.GetUtcNow();
        var labels = (parsed.GetValue(Label) ?? []).Select(label => label.Split('=', 2));
        var silence = new Silence
        {
            Matchers =
            [
                new("alertname", parsed.GetValue(Alert)!),
                .. labels.Select(pair => new SilenceMatcher(pair[0], pair[1])),
            ],
            StartsAt = now,
            EndsAt = now + parsed.GetValue(For),
            CreatedBy = Environment.UserName,
            Comment = parsed.GetValue(Because)!,
        };
        var firing = (await alertmanager.AlertsAsync(cancellationToken)).Count(silence.Fits);
        var id = await alertmanager.SilenceAsync(silence, cancellationToken);
        Console.WriteLine(
            $"{string.Join(", ", silence.Matchers)}: nobody is told until {silence.EndsAt:yyyy-MM-dd HH:mm} UTC; "
                + (firing == 0 ? "none fires now (is the name right?)." : $"{firing} firing now.")
        );
        Console.WriteLine(
            $"End it before with: btc alerts unsilence {id}{AddressOptions.HintOf(parsed, Alertmanager)}"
        );
        return ExitCodes.Done;
    }

    private static async Task<int> EndAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var alertmanager = new AlertmanagerClient(parsed.GetValue(Alertmanager)!);
        var id = parsed.GetValue(Id)!;
        if (await alertmanager.UnsilenceAsync(id, cancellationToken))
        {
            Console.WriteLine($"The silence {id} has ended.");
            return ExitCodes.Done;
        }

        return await Told.ErrorAsync(
            $"no silence has the id {id}: 'btc alerts list{AddressOptions.HintOf(parsed, Alertmanager)}' shows those "
                + "there are",
            ExitCodes.Failed
        );
    }

    private static TimeSpan? TimeOf(string text)
    {
        if (
            text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > 100_000
        )
        {
            return null;
        }

        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
