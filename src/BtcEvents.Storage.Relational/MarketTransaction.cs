using System.Data.Common;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// One transaction of the market store. Statements name their values <c>@name</c>; values are text, doubles (NaN is
/// kept as NULL), integers, days, UTC times or null, and always bound.
/// </summary>
internal sealed class MarketTransaction(
    DbConnection connection,
    DbTransaction transaction,
    SqlDialect dialect,
    CancellationToken cancellationToken
)
{
    /// <summary>What differs between the databases.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>Ends every statement of the transaction.</summary>
    public CancellationToken Cancellation => cancellationToken;

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a query.</summary>
    public async Task<MarketRows> QueryAsync(string sql, params (string Name, object? Value)[] values)
    {
        var command = Command(sql, values);
        try
        {
            return new(command, await command.ExecuteReaderAsync(cancellationToken), dialect, cancellationToken);
        }
        catch
        {
            await command.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a writer of rows, which the database takes in as few steps as it can.</summary>
    public RowWriter Insert(RowInsert insert) => new(Command(""), insert, dialect, cancellationToken);

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = dialect.Bound(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
