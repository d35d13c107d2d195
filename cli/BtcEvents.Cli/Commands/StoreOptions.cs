using System.CommandLine;
using BtcEvents.Cli.Distributed;

namespace BtcEvents.Cli.Commands;

/// <summary>
/// The two options that say which stores a command looks at: what is typed counts more than the environment, and that
/// more than what is there.
/// </summary>
internal sealed class StoreOptions
{
    private readonly Option<string?> _servers = CommonOptions.Servers();
    private readonly Option<string> _home = CommonOptions.Home();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_home);
        command.Add(_servers);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_home) is { Implicit: false } && result.GetResult(_servers) is { Implicit: false })
            {
                result.AddError("--home and --servers name different stores: give one of them");
            }
        });
    }

    /// <summary>Opens the stores that the command line means.</summary>
    public ReadStores Open(ParseResult parsed)
    {
        var (home, servers) = (parsed.GetValue(_home)!, parsed.GetValue(_servers));
        if (parsed.GetResult(_home) is { Implicit: false })
        {
            return ReadStores.OfHome(home);
        }

        return
            servers is not null
            || (!StoreHint.IsHomeGiven && (ServerSettings.DefaultExists || ServerSettings.GivenByEnvironment))
            ? ReadStores.OfServers(servers)
            : ReadStores.OfHome(home);
    }
}
