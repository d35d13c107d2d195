using System.CommandLine;
using BtcEvents.Cli.Alerting;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc alerts</c>: tries the channels, shows what fires, and holds back what is known.</summary>
internal static class AlertsCommand
{
    private const int UsualPatience = 15;
    private const int LongestPatience = 600;

    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly JsonOption<IReadOnlyList<ChannelResult>> Json = new();
    private static readonly Option<bool> Here = new("--here")
    {
        Description = "From this process, by the channels that its BTC_ variables name, and not by the services'",
    };
    private static readonly Option<int> Wait = CommonOptions.Count(
        "--wait",
        "Seconds to wait for the services' channels",
        UsualPatience,
        LongestPatience
    );

    public static Command Create() =>
        new("alerts", "Try the channels by which people are told, show the alerts that fire, or silence one.")
        {
            Test(),
            ListAlertsCommand.Create(),
            SilenceCommand.Create(),
            SilenceCommand.CreateEnd(),
        };

    private static Command Test()
    {
        var test = new Command(
            "test",
            "Tell people of an alert that means nothing, by every channel: those of the services on the broker, or, "
                + "where no servers are named, those of 'btc cycle'. Exit code 0 only when all have told it."
        )
        {
            Here,
            Wait,
            Json,
            Servers,
        };
        test.SetAction(TestAsync);
        return test;
    }

    private static async Task<int> TestAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var servers = parsed.GetValue(Servers);
        var onBroker =
            !parsed.GetValue(Here)
            && (servers is not null || ServerSettings.DefaultExists || ServerSettings.GivenByEnvironment);
        var results = onBroker
            ? await AlertTest.OnBrokerAsync(
                ServerSettings.Read(servers).As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section),
                TimeSpan.FromSeconds(parsed.GetValue(Wait)),
                cancellationToken
            )
            : await AlertTest.HereAsync(ServiceSettings.Read(), cancellationToken);
        if (!Json.Print(parsed, () => results))
        {
            AlertsScreen.Show(results);
        }

        return results.Count > 0 && results.All(result => result.Told) ? ExitCodes.Done : ExitCodes.Failed;
    }
}
