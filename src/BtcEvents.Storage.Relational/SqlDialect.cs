using System.Collections.Immutable;

namespace BtcEvents.Storage.Relational;

/// <summary>The clauses in which the market store's databases differ.</summary>
internal abstract class SqlDialect
{
    /// <summary>SQLite.</summary>
    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    /// <summary>MariaDB and MySQL.</summary>
    public static SqlDialect MySql { get; } = new MySqlDialect();

    /// <summary>Clause of a query that makes other writers of its rows wait.</summary>
    public abstract string LockRows { get; }

    /// <summary>Type of a column of times.</summary>
    public abstract string ToTheMicrosecond { get; }

    /// <summary>End of a table that keeps its rows in order of the key.</summary>
    public abstract string InKeyOrder { get; }

    /// <summary>End of any other table.</summary>
    public abstract string Plain { get; }

    /// <summary>Clause of an insert: a row with the same key takes over these columns.</summary>
    public abstract string Replace(IEnumerable<string> keys, IEnumerable<string> columns);

    /// <summary>A table with an index, so that both are there or can be made again.</summary>
    public abstract ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed);

    // One writer at a time, which has locked the file before its first query.
    private sealed class SqliteDialect : SqlDialect
    {
        public override string LockRows => "";

        public override string ToTheMicrosecond => "DATETIME";

        public override string InKeyOrder => " WITHOUT ROWID";

        public override string Plain => "";

        public override string Replace(IEnumerable<string> keys, IEnumerable<string> columns) =>
            $" ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"))}";

        public override ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed) =>
            [$"CREATE TABLE IF NOT EXISTS {table} ({columns})", $"CREATE INDEX IF NOT EXISTS {index} ON {table} ({indexed})"];
    }

    private sealed class MySqlDialect : SqlDialect
    {
        public override string LockRows => " FOR UPDATE";

        public override string ToTheMicrosecond => "DATETIME(6)";

        public override string InKeyOrder => Plain; // InnoDB does so with every table

        public override string Plain => " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"; // keys compare as in SQLite

        public override string Replace(IEnumerable<string> keys, IEnumerable<string> columns) =>
            $" ON DUPLICATE KEY UPDATE {string.Join(", ", columns.Select(c => $"{c} = VALUES({c})"))}";

        // MySQL has no CREATE INDEX IF NOT EXISTS.
        public override ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed) =>
            [$"CREATE TABLE IF NOT EXISTS {table} ({columns}, KEY {index} ({indexed})){Plain}"];
    }
}
