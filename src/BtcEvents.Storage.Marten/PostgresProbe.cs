using BtcEvents.Failures;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>Whether the operational store's server is there and its tables are those of this program.</summary>
public sealed class PostgresProbe(MartenOperationalStore store) : IServerProbe
{
    /// <summary>Name of the server for people.</summary>
    public const string Name = PostgresFailures.Server;

    /// <inheritdoc />
    public string Server => PostgresFailures.Server;

    /// <inheritdoc />
    public string Address => store.Options.Address;

    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        try
        {
            await store.TellAsync(() => AskAsync(cancellationToken));
        }
        catch (ServerUnreachableException)
        {
            store.ForgetConnections(); // a pooled one may have outlived its server
            await store.TellAsync(() => AskAsync(cancellationToken));
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }
}
