using System.Text.Json;
using BtcEvents.Failures;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>Changes of saga instances, each only while the revision is the one that was read.</summary>
internal static class SagaChanges
{
    /// <summary>The next revision of an instance.</summary>
    public static Change Update(string kind, Guid id, int version, JsonElement state) =>
        async (session, again, token) =>
        {
            // A new object for every try: Marten writes the next revision into it.
            var saga = new SagaInstance
            {
                Id = SagaInstance.IdOf(kind, id),
                Version = version,
                State = state,
            };
            if (again)
            {
                await RequireAsync(session, saga, $"{kind} {id}", token);
            }

            session.UpdateRevision(saga, version + 1);
        };

    /// <summary>The end of an instance.</summary>
    public static Change Remove(string kind, Guid id, int version) =>
        async (session, _, token) =>
        {
            // Marten deletes whatever the revision is; so the row is locked, and looked at, first.
            await session.BeginTransactionAsync(token);
            var saga = new SagaInstance { Id = SagaInstance.IdOf(kind, id), Version = version };
            await session.AdvancedSql.QueryAsync<string>(
                $"select id from {MartenConfiguration.Schema}.mt_doc_saga where id = ? for update",
                token,
                saga.Id
            );
            await RequireAsync(session, saga, $"{kind} {id}", token);
            session.Delete<SagaInstance>(saga.Id);
        };

    private static async Task RequireAsync(
        IDocumentSession session,
        SagaInstance saga,
        string what,
        CancellationToken cancellationToken
    )
    {
        if ((await session.LoadAsync<SagaInstance>(saga.Id, cancellationToken))?.Version != saga.Version)
        {
            throw new StoreConflictException(what);
        }
    }
}
