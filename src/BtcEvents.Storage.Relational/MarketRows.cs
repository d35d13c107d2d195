using System.Data.Common;

namespace BtcEvents.Storage.Relational;

/// <summary>Rows of a query; columns are counted from 0. Owns the command.</summary>
internal sealed class MarketRows(
    DbCommand command,
    DbDataReader reader,
    SqlDialect dialect,
    CancellationToken cancellationToken
) : IAsyncDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    public Task<bool> ReadAsync() => reader.ReadAsync(cancellationToken);

    /// <summary>Whether a cell is NULL.</summary>
    public bool IsNull(int column) => reader.IsDBNull(column);

    /// <summary>A text.</summary>
    public string Text(int column) => reader.GetString(column);

    /// <summary>A floating-point number.</summary>
    public double Number(int column) => reader.GetDouble(column);

    /// <summary>An integer.</summary>
    public long Integer(int column) => reader.GetInt64(column);

    /// <summary>A time, or the midnight of a day, UTC.</summary>
    public DateTime Time(int column) => dialect.Time(reader, column);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await command.DisposeAsync();
    }
}
