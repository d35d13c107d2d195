using BtcEvents.Failures;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>Saga documents with an optimistic version. Every call joins the session's transaction.</summary>
internal static class SagaTable
{
    /// <summary>
    /// Document and version, or null. Begins the transaction, so that nobody else changes it meanwhile.
    /// </summary>
    public static async Task<SagaDocument?> LoadAsync(
        SqliteUnit session,
        string kind,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        await session.BeginAsync(cancellationToken);
        return await ReadAsync(session, kind, id, cancellationToken);
    }

    /// <summary>Document and version, or null; for those who only look.</summary>
    public static async Task<SagaDocument?> ReadAsync(
        SqliteUnit session,
        string kind,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        const string sql = "select version, doc from saga where kind = @kind and id = @id";
        var found = await session.QueryAsync<Stored>(sql, new { kind, id = id.ToString() }, cancellationToken);
        return found is [var one] ? new((int)one.Version, one.Doc) : null;
    }

    /// <summary>Adds a document with version 1.</summary>
    public static async Task AddAsync(
        SqliteUnit session,
        string kind,
        Guid id,
        string doc,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            insert into saga (kind, id, version, doc, updated) values (@kind, @id, 1, @doc, @now)
            on conflict (kind, id) do nothing
            """;
        Require(
            await session.ExecuteAsync(
                sql,
                new
                {
                    kind,
                    id = id.ToString(),
                    doc,
                    now = Now(session),
                },
                cancellationToken
            ),
            kind,
            id
        );
    }

    /// <summary>Replaces the document of <paramref name="version"/> by the next.</summary>
    public static async Task UpdateAsync(
        SqliteUnit session,
        string kind,
        Guid id,
        int version,
        string doc,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            update saga set version = version + 1, doc = @doc, updated = @now
            where kind = @kind and id = @id and version = @version
            """;
        var parameters = new
        {
            kind,
            id = id.ToString(),
            version,
            doc,
            now = Now(session),
        };
        Require(await session.ExecuteAsync(sql, parameters, cancellationToken), kind, id);
    }

    /// <summary>Removes the document of <paramref name="version"/>.</summary>
    public static async Task RemoveAsync(
        SqliteUnit session,
        string kind,
        Guid id,
        int version,
        CancellationToken cancellationToken
    )
    {
        const string sql = "delete from saga where kind = @kind and id = @id and version = @version";
        Require(
            await session.ExecuteAsync(
                sql,
                new
                {
                    kind,
                    id = id.ToString(),
                    version,
                },
                cancellationToken
            ),
            kind,
            id
        );
    }

    private static void Require(int touched, string kind, Guid id)
    {
        if (touched != 1)
        {
            throw new StoreConflictException($"{kind} {id}");
        }
    }

    private static string Now(SqliteUnit session) => UtcText.From(session.Clock.GetUtcNow());

    private sealed record Stored
    {
        public long Version { get; init; }

        public string Doc { get; init; } = "";
    }
}
