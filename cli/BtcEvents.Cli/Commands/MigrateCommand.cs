using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc migrate</c>: the stores of the distributed profile, brought up to date by their owner.</summary>
internal static class MigrateCommand
{
    /// <summary>What the name of each service's user begins with.</summary>
    public const string UsualPrefix = "btc_";

    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string> GrantTo = new("--grant-to")
    {
        Description = "What the names of the services' database users begin with",
        HelpName = "PREFIX",
        DefaultValueFactory = _ => UsualPrefix,
    };

    public static Command Create()
    {
        var command = new Command(
            "migrate",
            "Bring the tables on the servers up to date, make the bucket, give every service's database user its "
                + "rights, and let RabbitMQ keep what it cannot deliver."
        )
        {
            Servers,
            GrantTo,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await RunAsync(
                    ServerSettings.Read(parsed.GetValue(Servers)),
                    parsed.GetValue(GrantTo)!,
                    cancellationToken
                );
                return ExitCodes.Done;
            }
        );
        return command;
    }

    /// <summary>Migrates, and prints what was done.</summary>
    public static Task RunAsync(ServerSettings settings, string prefix, CancellationToken cancellationToken) =>
        new Migration(settings.As(service: null), ServiceList.Shipped).RunAsync(
            prefix,
            Console.WriteLine,
            cancellationToken
        );
}
