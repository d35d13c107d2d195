using BtcEvents.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>Rows of a query on the SQLite file; owns the statement.</summary>
internal sealed class SqliteRows(SqliteStatement statement) : IMarketRows
{
    private readonly SqliteDataReader _reader = statement.Query();

    public bool Read() => _reader.Read();

    public bool IsNull(int column) => _reader.IsDBNull(column);

    public string Text(int column) => _reader.GetString(column);

    public double Number(int column) => _reader.GetDouble(column);

    public long Integer(int column) => _reader.GetInt64(column);

    public DateTime Time(int column) => SqliteText.Time(_reader.GetString(column));

    public void Dispose()
    {
        _reader.Dispose();
        statement.Dispose();
    }
}
