namespace BtcEvents.Storage.Operational;

/// <summary>The claims in the operational store; they stand or fall with the session's transaction.</summary>
public sealed class OpenCycles(OperationalSession session) : IOpenCycles
{
    /// <inheritdoc />
    public async Task<Guid> ClaimAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken)
    {
        const string claim = """
            insert into open_cycle (symbol, month, cycle_id) values (@symbol, @month, @id) on conflict (symbol, month) do nothing
            """;
        await session.ExecuteAsync(claim, new { symbol, month, id = cycleId.ToString() }, cancellationToken);
        const string holder = "select cycle_id from open_cycle where symbol = @symbol and month = @month";
        return Guid.Parse((await session.QueryAsync<string>(holder, new { symbol, month }, cancellationToken))[0]);
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "delete from open_cycle where symbol = @symbol and month = @month and cycle_id = @id",
            new { symbol, month, id = cycleId.ToString() },
            cancellationToken);
}
