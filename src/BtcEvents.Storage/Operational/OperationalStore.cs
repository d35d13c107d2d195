using System.Data.Common;

namespace BtcEvents.Storage.Operational;

/// <summary>The operational database of a process: opens connections, and brings the tables up to date before the first one.</summary>
public sealed class OperationalStore(IOperationalDialect dialect, OutboxSignal signal, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _ready;

    /// <summary>What is peculiar to the database.</summary>
    public IOperationalDialect Dialect => dialect;

    /// <summary>Rung after every commit that left something to send.</summary>
    public OutboxSignal Signal => signal;

    /// <summary>The clock of every time that the store writes.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Checks the database and brings its tables up to date; once, later calls do nothing.</summary>
    /// <exception cref="BtcEvents.Market.BadInputException">The database is damaged, foreign, or newer than this program.</exception>
    /// <exception cref="ServerException">The server is away or refuses the user.</exception>
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
                await dialect.PrepareAsync(cancellationToken);
                await OperationalSchema.MigrateAsync(dialect, clock, cancellationToken);
                _ready = true;
            }
        }
        catch (Exception failure) when (dialect.Describe(failure) is not null)
        {
            throw dialect.Describe(failure)!;
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>An open connection to a database that is up to date.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await dialect.OpenAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        await dialect.DisposeAsync();
    }
}
