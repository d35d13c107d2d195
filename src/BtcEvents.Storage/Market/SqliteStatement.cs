using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage;

/// <summary>One statement with named parameters, prepared once and run as often as needed.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, params IEnumerable<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in parameters)
        {
            _command.Parameters.Add(new SqliteParameter("@" + name, null));
        }
    }

    /// <summary>The value of a parameter; null, and NaN, which SQLite does not know, become NULL.</summary>
    public object? this[int parameter]
    {
        set => _command.Parameters[parameter].Value = value is null or double.NaN ? DBNull.Value : value;
    }

    /// <summary>Sets every parameter in order.</summary>
    public SqliteStatement Bind(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            this[i] = values[i];
        }

        return this;
    }

    /// <summary>Runs it; how many rows it touched.</summary>
    public int Execute() => _command.ExecuteNonQuery();

    /// <summary>Runs it; the first cell, or null where that is NULL or absent.</summary>
    public object? Scalar() => _command.ExecuteScalar() is var value and not DBNull ? value : null;

    /// <summary>Runs it; the rows.</summary>
    public SqliteDataReader Query() => _command.ExecuteReader();

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();
}
