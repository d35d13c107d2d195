using BtcEvents.Embedded;
using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Distributed;

/// <summary>The stores that a command looks at: those of a home folder, or those on the servers.</summary>
internal sealed class ReadStores : IAsyncDisposable
{
    private readonly ServiceProvider? _services;

    private ReadStores(ServiceProvider? services, string name, string firstCycle) =>
        (_services, Name, FirstCycle) = (services, name, firstCycle);

    /// <summary>Which stores, for people.</summary>
    public string Name { get; }

    /// <summary>The command that runs a first cycle there.</summary>
    public string FirstCycle { get; }

    /// <summary>The stores; null where nothing was ever written.</summary>
    public IServiceProvider? Services => _services;

    /// <summary>Those on the servers.</summary>
    /// <param name="file">Settings of the servers; null for the default file.</param>
    /// <exception cref="BadInputException">The settings cannot be read.</exception>
    public static ReadStores OfServers(string? file)
    {
        var settings = ServerSettings.Read(file);
        return new(ServerStores.Open(settings), $"the servers of {settings.File}", "btc start-cycle --month 2025-06");
    }

    /// <summary>Those of a home folder.</summary>
    public static ReadStores OfHome(string folder)
    {
        var home = new HomeFolder(folder);
        return new(home.Exists ? EmbeddedHost.Stores(home) : null, home.Root, "btc cycle --month 2025-06");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
