using System.Text.Json;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>The cycles' views in the operational store.</summary>
internal sealed class SqliteCycleReader(SqliteUnit session) : ICycleReader
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CycleView>> ListAsync(CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync<string>(
            "select doc from cycle_view order by started desc, cycle_id",
            null,
            cancellationToken
        );
        return [.. found.Select(Read)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        const string sql =
            "select json_extract(doc, '$.state') as state, count(*) as cycles from cycle_view group by 1";
        var found = await session.QueryAsync<Count>(sql, null, cancellationToken);
        return found.ToDictionary(count => count.State, count => (int)count.Cycles, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public async Task<CycleView?> FindAsync(Guid cycleId, CancellationToken cancellationToken)
    {
        const string sql = "select doc from cycle_view where cycle_id = @id";
        return await session.QueryAsync<string>(sql, new { id = cycleId.ToString() }, cancellationToken) is [var one]
            ? Read(one)
            : null;
    }

    internal static Task WriteAsync(SqliteUnit session, CycleView view, CancellationToken cancellationToken)
    {
        const string sql = """
            insert into cycle_view (cycle_id, started, doc) values (@id, @started, @doc)
            on conflict (cycle_id) do update set started = excluded.started, doc = excluded.doc
            """;
        var parameters = new
        {
            id = view.Cycle.CycleId.ToString(),
            started = UtcText.From(view.StartedAt),
            doc = JsonSerializer.Serialize(view, FactJson.Options),
        };
        return session.ExecuteAsync(sql, parameters, cancellationToken);
    }

    private static CycleView Read(string doc)
    {
        try
        {
            return JsonSerializer.Deserialize<CycleView>(doc, FactJson.Options)
                ?? throw new InvalidDataException("the view of a cycle is empty");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"the view of a cycle cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private sealed record Count
    {
        public string State { get; init; } = "";

        public long Cycles { get; init; }
    }
}
