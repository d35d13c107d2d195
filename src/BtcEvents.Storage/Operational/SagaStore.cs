namespace BtcEvents.Storage.Operational;

/// <summary>Saga documents with an optimistic version. Every call joins the session's transaction.</summary>
public static class SagaStore
{
    /// <summary>Document and version, or null. Begins the transaction, so that on SQLite nobody else changes it meanwhile.</summary>
    public static async Task<SagaDocument?> LoadAsync(OperationalSession session, string kind, Guid id, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken);
        return await ReadAsync(session, kind, id, cancellationToken);
    }

    /// <summary>Document and version, or null; for those who only look.</summary>
    public static async Task<SagaDocument?> ReadAsync(OperationalSession session, string kind, Guid id, CancellationToken cancellationToken)
    {
        const string sql = "select version, doc from saga where kind = @kind and id = @id";
        var found = await session.QueryAsync<Stored>(sql, new { kind, id = id.ToString() }, cancellationToken);
        return found is [var one] ? new((int)one.Version, one.Doc) : null;
    }

    /// <summary>Every document of a kind.</summary>
    public static async Task<IReadOnlyList<SagaDocument>> ListAsync(OperationalSession session, string kind, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync<Stored>("select version, doc from saga where kind = @kind", new { kind }, cancellationToken);
        return [.. found.Select(one => new SagaDocument((int)one.Version, one.Doc))];
    }

    /// <summary>Adds a document with version 1; false where it is already there.</summary>
    public static async Task<bool> TryInsertAsync(OperationalSession session, string kind, Guid id, string doc, CancellationToken cancellationToken)
    {
        var sql = $"""
            insert into saga (kind, id, version, doc, updated) values (@kind, @id, 1, {session.Dialect.JsonValue("@doc")}, @now)
            on conflict (kind, id) do nothing
            """;
        return await session.ExecuteAsync(sql, new { kind, id = id.ToString(), doc, now = Now(session) }, cancellationToken) == 1;
    }

    /// <summary>Replaces the document of <paramref name="version"/> by the next; false where somebody else did.</summary>
    public static async Task<bool> TryUpdateAsync(
        OperationalSession session, string kind, Guid id, int version, string doc, CancellationToken cancellationToken)
    {
        var sql = $"""
            update saga set version = version + 1, doc = {session.Dialect.JsonValue("@doc")}, updated = @now
            where kind = @kind and id = @id and version = @version
            """;
        var parameters = new { kind, id = id.ToString(), version, doc, now = Now(session) };
        return await session.ExecuteAsync(sql, parameters, cancellationToken) == 1;
    }

    /// <summary>Removes the document of <paramref name="version"/>; false where somebody else changed it.</summary>
    public static async Task<bool> TryDeleteAsync(OperationalSession session, string kind, Guid id, int version, CancellationToken cancellationToken)
    {
        const string sql = "delete from saga where kind = @kind and id = @id and version = @version";
        return await session.ExecuteAsync(sql, new { kind, id = id.ToString(), version }, cancellationToken) == 1;
    }

    private static string Now(OperationalSession session) => UtcText.From(session.Clock.GetUtcNow());

    private sealed record Stored
    {
        public long Version { get; init; }

        public string Doc { get; init; } = "";
    }
}
