using BtcEvents.MariaDb;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>Rows of a query on the server; owns the statement.</summary>
internal sealed class MariaRows(MariaDbStatement statement, MariaDbReader reader) : IMarketRows
{
    public bool Read() => reader.Read();

    public bool IsNull(int column) => reader.IsNull(column);

    public string Text(int column) => reader.GetString(column);

    public double Number(int column) => reader.GetDouble(column);

    public long Integer(int column) => reader.GetInt64(column);

    public DateTime Time(int column) => reader.GetDateTime(column);

    public void Dispose()
    {
        reader.Dispose();
        statement.Dispose();
    }
}
