using System.Data.Common;

namespace BtcEvents.Storage.Operational;

/// <summary>A database transaction, and the turn to write that goes with it.</summary>
public sealed class OperationalTransaction(DbTransaction inner, IDisposable? turn) : IAsyncDisposable
{
    /// <summary>What commands must carry.</summary>
    public DbTransaction Inner => inner;

    /// <summary>Ends the transaction (undone unless committed) and gives the turn back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await inner.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
