using BtcEvents.MariaDb;

namespace BtcEvents.Storage;

/// <summary>
/// Writes a thousand rows with one statement: one round trip instead of a thousand. The statement is the plain one with
/// many lists of values, which both MariaDB and MySQL take; its values are bound.
/// </summary>
internal sealed class MariaRowWriter(MariaDbConnection connection, RowInsert insert) : IRowWriter
{
    private const int MostRows = 1000;
    private const int MostParameters = 65535; // of one statement, by the protocol

    private readonly int _rowsAtOnce = Math.Min(MostRows, MostParameters / insert.Columns.Length);
    private readonly MariaDbParameters _parameters = new();
    private MariaDbStatement? _full;

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
            _full ??= Prepare(_rowsAtOnce);
            _full.Execute(_parameters);
            _parameters.Clear();
        }
    }

    public void Flush()
    {
        if (_parameters.Count > 0)
        {
            using var rest = Prepare(_parameters.Count / insert.Columns.Length);
            rest.Execute(_parameters);
            _parameters.Clear();
        }
    }

    public void Dispose()
    {
        _full?.Dispose();
        _parameters.Dispose();
    }

    private MariaDbStatement Prepare(int rows)
    {
        var row = $"({string.Join(", ", Enumerable.Repeat("?", insert.Columns.Length))})";
        return connection.Prepare(MarketSql.Insert(insert, SqlDialect.MySql, string.Join(", ", Enumerable.Repeat(row, rows))));
    }
}
