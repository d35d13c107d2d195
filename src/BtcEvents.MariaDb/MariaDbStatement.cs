using System.Text;
using BtcEvents.MariaDb.Native;

namespace BtcEvents.MariaDb;

/// <summary>A prepared statement; run it as often as needed, one reader at a time.</summary>
public sealed unsafe class MariaDbStatement : IDisposable
{
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

        if (ParameterCount > 0 && MariaDbNative.mysql_stmt_bind_param(_statement, parameters.Bound()) != 0)
        {
            throw MariaDbNative.Failure(_statement);
        }

        if (MariaDbNative.mysql_stmt_execute(_statement) != 0)
        {
            throw MariaDbNative.Failure(_statement);
        }
    }
}
