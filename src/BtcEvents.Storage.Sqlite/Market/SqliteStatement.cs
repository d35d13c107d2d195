using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

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
        set => _command.Parameters[parameter].Value = value switch
        {
            null or double.NaN => DBNull.Value,
            DateOnly day => SqliteText.Of(day),
            DateTime time => SqliteText.Of(time),
            _ => value,
        };
    }

    /// <summary>Runs it.</summary>
    public void Execute() => _command.ExecuteNonQuery();

    /// <summary>Runs it; the rows.</summary>
    public SqliteDataReader Query() => _command.ExecuteReader();

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();
}
