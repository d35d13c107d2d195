using BtcEvents.Storage.Operational;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The operational store in one SQLite file, made when absent: brings its tables up to date before the first use.
/// </summary>
public sealed class SqliteOperationalStore(string path, OutboxSignal signal, TimeProvider clock) : IOperationalStore
{
    private readonly OperationalFile _file = new(path);
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _ready;

    /// <inheritdoc />
    public OutboxSignal Signal => signal;

    /// <inheritdoc />
    public TimeProvider Clock => clock;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_ready)
        {
            return;
        }

        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
            {
                await _file.PrepareAsync(cancellationToken);
                await OperationalSchema.MigrateAsync(_file, clock, cancellationToken);
                _ready = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        await _file.DisposeAsync();
    }

    internal async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await _file.OpenAsync(cancellationToken);
    }

    internal Task<WriteTransaction> BeginAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        _file.BeginAsync(connection, cancellationToken);
}
