namespace BtcEvents.Storage.Operational;

/// <summary>Whether the operational store's server is there and its tables are up to date.</summary>
public sealed class PostgresProbe(OperationalStore store, PostgresOptions options) : IServerProbe
{
    /// <inheritdoc />
    public string Server => PostgresFailures.Server;

    /// <inheritdoc />
    public string Address => options.Address;

    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A pooled connection may have outlived its server, so it has to prove itself; the next one is a new one.
            await using var session = new OperationalSession(store);
            await session.QueryAsync<int>("select 1", null, cancellationToken);
        }
        catch (Exception failure) when (store.Dialect.Describe(failure) is not null)
        {
            throw store.Dialect.Describe(failure)!;
        }
    }
}
