using BtcEvents.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>Writes rows one by one: a step costs SQLite no more within the process than many rows in one statement.</summary>
internal sealed class SqliteRowWriter(SqliteConnection connection, RowInsert insert) : IRowWriter
{
    private readonly SqliteStatement _statement = new(
        connection, MarketSql.Insert(insert, SqlDialect.Sqlite, $"({string.Join(", ", insert.Columns.Select(c => "@" + c))})"), insert.Columns);

    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _statement[i] = values[i];
        }

        _statement.Execute();
    }

    public void Flush()
    {
        // Nothing waits.
    }

    public void Dispose() => _statement.Dispose();
}
