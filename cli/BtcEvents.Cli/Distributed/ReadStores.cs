using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Distributed;

/// <summary>The stores that a command looks at: those of a home folder, or those on the servers.</summary>
internal sealed class ReadStores : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly ServiceProvider? _services;
    private readonly ServerSettings? _servers;
    private BrokerLink? _link;

    private ReadStores(
        ServiceProvider? services,
        ServerSettings? servers,
        string name,
        string option,
        string reports
    ) => (_services, _servers, Name, Option, Reports) = (services, servers, name, option, reports);

    /// <summary>Which stores, for people.</summary>
    public string Name { get; }

    /// <summary>What a command needs to mean the same stores from the same folder; empty where it finds them by
    /// itself.</summary>
    public string Option { get; }

    /// <summary>The command that runs a first cycle there.</summary>
    public string FirstCycle => CycleOf("2025-06");

    /// <summary>The command that runs a cycle of a month there.</summary>
    /// <param name="month">Forecast month.</param>
    /// <param name="market">Folder of market files that a home has to be told; null: it finds it by itself.</param>
    public string CycleOf(string month, string? market = null)
    {
        var folder = market is null ? "" : $" --market {StoreHint.Quoted(market)}";
        return _servers is null
            ? $"btc cycle --month {month}{folder}{Option}"
            : $"btc start-cycle --month {month}{Option}";
    }

    /// <summary>Folder for reports that are fetched from there.</summary>
    public string Reports { get; }

    /// <summary>The stores; null where nothing was ever written.</summary>
    public IServiceProvider? Services => _services;

    /// <summary>Those on the servers.</summary>
    /// <param name="file">Settings of the servers; null for the default file.</param>
    /// <exception cref="BadInputException">The settings cannot be read.</exception>
    public static ReadStores OfServers(string? file)
    {
        var settings = ServerSettings.Read(file);
        return new(
            ServerStores.Open(settings),
            settings,
            $"the servers of {settings.Origin}",
            settings.Option,
            Environment.CurrentDirectory
        );
    }

    /// <summary>Those of a home folder.</summary>
    public static ReadStores OfHome(string folder)
    {
        var home = new HomeFolder(folder);
        return new(
            home.Exists ? EmbeddedHost.Stores(home) : null,
            null,
            home.Root,
            StoreHint.OfHome(folder),
            home.Reports
        );
    }

    /// <summary>
    /// Says when to look again: facts on the broker wake; for a home, whose bus lies in another process, and while the
    /// broker is away, every so often.
    /// </summary>
    public async Task<ICycleSignal> HearAsync(CancellationToken cancellationToken)
    {
        if (_servers is null)
        {
            return new LookAgain(LookEvery);
        }

        try
        {
            _link = await BrokerLink.ConnectAsync(
                _servers.As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section),
                cancellationToken
            );
            return await _link.HearAsync(cancellationToken);
        }
        catch (ServerException away)
        {
            await Told.NoteAsync($"{away.Message}; looking at the store instead");
            return new LookAgain(LookEvery);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }

        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }
}
