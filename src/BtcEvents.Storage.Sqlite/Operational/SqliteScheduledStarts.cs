using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>The claims in the operational store.</summary>
internal sealed class SqliteScheduledStarts(SqliteUnit session) : IScheduledStarts
{
    /// <inheritdoc />
    public async Task<bool> ClaimAsync(
        string symbol,
        string month,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            insert into scheduled_start (symbol, month, due, claimed) values (@symbol, @month, @due, @now)
            on conflict (symbol, month) do nothing
            """;
        var parameters = new
        {
            symbol,
            month,
            due = UtcText.From(due),
            now = UtcText.From(session.Clock.GetUtcNow()),
        };
        return await session.ExecuteAsync(sql, parameters, cancellationToken) == 1;
    }
}
