using System.Data.Common;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// Everything in which the databases of the operational store differ. The statements are written once, in SQL that
/// SQLite (3.35 and later) and PostgreSQL both take; ids and times are text in both.
/// </summary>
public interface IOperationalDialect : IAsyncDisposable
{
    /// <summary>Column type of a JSON document: <c>text</c> or <c>jsonb</c>.</summary>
    string JsonType { get; }

    /// <summary>Definition of a primary key that the database counts upwards.</summary>
    string SequenceType { get; }

    /// <summary>Ending of a select that claims rows for this transaction and steps over claimed ones; empty where one process owns the database.</summary>
    string ClaimClause { get; }

    /// <summary>Statement that keeps other processes from migrating meanwhile; empty where beginning a transaction does.</summary>
    string MigrationLock { get; }

    /// <summary>Whether this program may change the tables; where not, it only checks that they are the ones it knows.</summary>
    bool Migrates { get; }

    /// <summary>A text parameter as a JSON value: the parameter itself, or with a cast.</summary>
    string JsonValue(string parameter);

    /// <summary>
    /// Makes the database ready before its first use. Looks before it writes: a database that is damaged or belongs
    /// to something else stays as it is.
    /// </summary>
    /// <exception cref="BtcEvents.Market.BadInputException">The database is damaged or foreign; the sentence names it.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>An open connection with its settings applied.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that may write; waits for its turn where the database has one writer at a time.</summary>
    Task<OperationalTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The failure of a statement as a sentence about the server, or null where the server is not to blame.</summary>
    ServerException? Describe(Exception failure);
}
