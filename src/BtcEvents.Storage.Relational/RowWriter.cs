using System.Data.Common;
using System.Globalization;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// Writes many rows into one table, as many with one statement as the database takes well; what is not flushed is not
/// written. One command serves all of them: its values are overwritten, since making thousands of parameters anew costs
/// more than sending them.
/// </summary>
internal sealed class RowWriter(
    DbCommand command,
    RowInsert insert,
    SqlDialect dialect,
    CancellationToken cancellationToken
) : IAsyncDisposable
{
    private int _waiting; // values of the rows that wait
    private int _rowsOfStatement;

    /// <summary>Takes one row, in order of the columns.</summary>
    /// <exception cref="BadInputException">A number is infinite, or a time finer than the store keeps.</exception>
    public Task WriteAsync(params ReadOnlySpan<object?> values)
    {
        if (values.Length != insert.Columns.Length)
        {
            throw new ArgumentException(
                $"{values.Length} values for {insert.Columns.Length} columns of {insert.Table}",
                nameof(values)
            );
        }

        foreach (var value in values)
        {
            if (value is double number && double.IsInfinity(number))
            {
                throw Refusal(
                    values,
                    $"{insert.Columns[_waiting % values.Length]} is infinite, and the store keeps finite numbers "
                        + $"and empty cells"
                );
            }

            if (value is DateTime time && time.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            {
                throw Refusal(values, $"{time:O} is finer than a microsecond, and the store keeps no more");
            }

            Bind(dialect.Bound(value));
        }

        return _waiting == dialect.RowsAtOnce * values.Length ? FlushAsync() : Task.CompletedTask;
    }

    /// <summary>Sends the rows that wait.</summary>
    public async Task FlushAsync()
    {
        if (_waiting == 0)
        {
            return;
        }

        if (_waiting / insert.Columns.Length is var rows && rows != _rowsOfStatement)
        {
            Prepare(rows);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
        _waiting = 0;
    }

    /// <summary>An instant as a DATETIME keeps it: a clock is finer, and what is cut off here every database keeps
    /// alike.</summary>
    public static DateTime ToTheMicrosecond(DateTimeOffset instant) =>
        instant.UtcDateTime.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMicrosecond));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Bind(object value)
    {
        if (_waiting == command.Parameters.Count)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = dialect.NameOf(_waiting);
            command.Parameters.Add(parameter);
        }

        command.Parameters[_waiting++].Value = value;
    }

    private void Prepare(int rows)
    {
        for (var last = command.Parameters.Count - 1; last >= _waiting; last--)
        {
            command.Parameters.RemoveAt(last);
        }

        var width = insert.Columns.Length;
        var lists = Enumerable
            .Range(0, rows)
            .Select(row => $"({string.Join(", ", Enumerable.Range(row * width, width).Select(PlaceOf))})");
        command.CommandText = MarketSql.Insert(insert, dialect, string.Join(", ", lists));
        _rowsOfStatement = rows;
    }

    private string PlaceOf(int value) => dialect.NameOf(value) is { Length: > 0 } name ? name : "?";

    // What is neither a number nor empty says which row it is.
    private BadInputException Refusal(ReadOnlySpan<object?> values, string reason)
    {
        var row = values
            .ToArray()
            .Where(value => value is string or DateOnly or DateTime)
            .Take(4)
            .Select(value =>
                value switch
                {
                    DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    _ => value,
                }
            );
        return new($"{insert.Subject}, row ({string.Join(", ", row)}): {reason}");
    }
}
