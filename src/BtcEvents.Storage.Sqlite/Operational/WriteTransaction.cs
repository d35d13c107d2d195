using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>A database transaction, and the turn to write that goes with it.</summary>
internal sealed class WriteTransaction(SqliteTransaction inner, IDisposable turn) : IAsyncDisposable
{
    /// <summary>What commands must carry.</summary>
    public SqliteTransaction Inner => inner;

    /// <summary>Ends the transaction (undone unless committed) and gives the turn back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await inner.DisposeAsync();
        }
        finally
        {
            turn.Dispose();
        }
    }
}
