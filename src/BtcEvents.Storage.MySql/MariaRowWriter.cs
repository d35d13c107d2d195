using BtcEvents.MariaDb;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// Writes a thousand rows with one round trip: by MariaDB's bulk protocol, which runs one statement for many rows,
/// or, where the server has no such protocol, as one statement with many lists of values. Values are bound either way.
/// </summary>
internal sealed class MariaRowWriter(MariaDbConnection connection, RowInsert insert, bool bulk) : IRowWriter
{
    private const int MostRows = 1000;
    private const int MostParameters = 65535; // of one statement, by the protocol

    private readonly int _rowsAtOnce = Math.Min(MostRows, MostParameters / insert.Columns.Length);
    private readonly MariaDbParameters _parameters = new();
    private MariaDbStatement? _statement;
    private int _statementRows;

    public void Write(params ReadOnlySpan<object?> values)
    {
        if (values.Length != insert.Columns.Length)
        {
            throw new ArgumentException($"{values.Length} values for {insert.Columns.Length} columns of {insert.Table}", nameof(values));
        }

        foreach (var value in values)
        {
            MariaMarketTransaction.Add(_parameters, value);
        }

        if (_parameters.Count == _rowsAtOnce * insert.Columns.Length)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_parameters.Count == 0)
        {
            return;
        }

        if (bulk)
        {
            Prepare(rows: 1).ExecuteMany(_parameters);
        }
        else
        {
            Prepare(_parameters.Count / insert.Columns.Length).Execute(_parameters);
        }

        _parameters.Clear();
    }

    public void Dispose()
    {
        _statement?.Dispose();
        _parameters.Dispose();
    }

    private MariaDbStatement Prepare(int rows)
    {
        if (_statement is not null && _statementRows == rows)
        {
            return _statement;
        }

        _statement?.Dispose();
        var row = $"({string.Join(", ", Enumerable.Repeat("?", insert.Columns.Length))})";
        _statement = connection.Prepare(MarketSql.Insert(insert, SqlDialect.MySql, string.Join(", ", Enumerable.Repeat(row, rows))));
        _statementRows = rows;
        return _statement;
    }
}
