using System.Text;
using BtcEvents.MariaDb.Native;

namespace BtcEvents.MariaDb;

/// <summary>A prepared statement; run it as often as needed, one reader at a time.</summary>
public sealed unsafe class MariaDbStatement : IDisposable
{
    private const int ArraySize = 201; // STMT_ATTR_ARRAY_SIZE

    private nint _statement;

    internal MariaDbStatement(nint statement, string sql)
    {
        _statement = statement;
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* bytes = text)
        {
            if (MariaDbNative.mysql_stmt_prepare(statement, bytes, (nuint)text.Length) != 0)
            {
                var failure = MariaDbNative.Failure(statement);
                Dispose();
                throw failure;
            }
        }

        ParameterCount = (int)MariaDbNative.mysql_stmt_param_count(statement);
    }

    /// <summary>How many <c>?</c> it has.</summary>
    public int ParameterCount { get; }

    /// <summary>Runs it with values for its parameters; rows touched, as the server counts them.</summary>
    /// <exception cref="ArgumentException">There are fewer or more values than parameters.</exception>
    /// <exception cref="MariaDbException">The server refused it or is away.</exception>
    public long Execute(MariaDbParameters parameters)
    {
        Run(parameters);
        return (long)MariaDbNative.mysql_stmt_affected_rows(_statement);
    }

    /// <summary>
    /// Runs it once for each of many rows, sent together; only where <see cref="MariaDbConnection.TakesManyRows"/>. Values
    /// stand row after row, and a column holds one kind of value, or NULL.
    /// </summary>
    /// <exception cref="ArgumentException">The values do not make whole rows, or a column holds two kinds.</exception>
    /// <exception cref="MariaDbException">The server refused it or is away.</exception>
    public void ExecuteMany(MariaDbParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ObjectDisposedException.ThrowIf(_statement == 0, this);
        if (ParameterCount == 0 || parameters.Count == 0 || parameters.Count % ParameterCount != 0)
        {
            throw new ArgumentException($"{parameters.Count} values for rows of {ParameterCount}", nameof(parameters));
        }

        var rows = parameters.Count / ParameterCount;
        using var columns = new ColumnArrays(parameters.Bound(), rows, ParameterCount);
        SetArraySize((uint)rows);
        try
        {
            BindAndRun(columns.Binds);
        }
        finally
        {
            SetArraySize(0);
        }
    }

    /// <summary>Runs it with values for its parameters; its rows, all of them taken over from the server.</summary>
    /// <exception cref="ArgumentException">There are fewer or more values than parameters.</exception>
    /// <exception cref="MariaDbException">The server refused it or is away.</exception>
    public MariaDbReader Query(MariaDbParameters parameters)
    {
        Run(parameters);
        return new(_statement);
    }

    /// <summary>Frees the statement.</summary>
    public void Dispose()
    {
        if (_statement != 0)
        {
            _ = MariaDbNative.mysql_stmt_close(_statement);
            _statement = 0;
        }
    }

    private void Run(MariaDbParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ObjectDisposedException.ThrowIf(_statement == 0, this);
        if (parameters.Count != ParameterCount)
        {
            throw new ArgumentException($"{parameters.Count} values for {ParameterCount} parameters", nameof(parameters));
        }

        BindAndRun(parameters.Bound());
    }

    private void BindAndRun(Bind* values)
    {
        if (ParameterCount > 0 && MariaDbNative.mysql_stmt_bind_param(_statement, values) != 0)
        {
            throw MariaDbNative.Failure(_statement);
        }

        if (MariaDbNative.mysql_stmt_execute(_statement) != 0)
        {
            throw MariaDbNative.Failure(_statement);
        }
    }

    private void SetArraySize(uint rows) => _ = MariaDbNative.mysql_stmt_attr_set(_statement, ArraySize, &rows);
}
