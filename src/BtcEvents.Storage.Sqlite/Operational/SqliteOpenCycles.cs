using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>The claims in the operational store; they stand or fall with the unit's transaction.</summary>
internal sealed class SqliteOpenCycles(SqliteUnit session) : IOpenCycles
{
    /// <inheritdoc />
    public async Task<Guid> ClaimAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken)
    {
        const string claim = """
            insert into open_cycle (symbol, month, cycle_id) values (@symbol, @month, @id)
            on conflict (symbol, month) do nothing
            """;
        const string holder = "select cycle_id from open_cycle where symbol = @symbol and month = @month";
        await session.ExecuteAsync(
            claim,
            new
            {
                symbol,
                month,
                id = cycleId.ToString(),
            },
            cancellationToken
        );
        var found = await session.QueryAsync<string>(holder, new { symbol, month }, cancellationToken);
        return Guid.Parse(found.Single()); // nobody else writes meanwhile
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "delete from open_cycle where symbol = @symbol and month = @month and cycle_id = @id",
            new
            {
                symbol,
                month,
                id = cycleId.ToString(),
            },
            cancellationToken
        );
}
