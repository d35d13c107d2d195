using BtcEvents.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>One transaction on the SQLite file.</summary>
internal sealed class SqliteMarketTransaction(SqliteConnection connection) : IMarketTransaction
{
    public SqlDialect Dialect => SqlDialect.Sqlite;

    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var statement = Bind(sql, values);
        statement.Execute();
    }

    public IMarketRows Query(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => new SqliteRows(Bind(sql, values));

    public IRowWriter Insert(RowInsert insert) => new SqliteRowWriter(connection, insert);

    private SqliteStatement Bind(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var names = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            names[i] = values[i].Name;
        }

        var statement = new SqliteStatement(connection, sql, names);
        for (var i = 0; i < values.Length; i++)
        {
            statement[i] = values[i].Value;
        }

        return statement;
    }
}
