using BtcEvents.MariaDb;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>One transaction on a MariaDB or MySQL server.</summary>
internal sealed class MariaMarketTransaction(MariaDbConnection connection, bool bulk) : IMarketTransaction
{
    public SqlDialect Dialect => SqlDialect.MySql;

    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (text, names) = PositionalSql.Of(sql);
        using var parameters = Bind(names, values);
        using var statement = connection.Prepare(text);
        statement.Execute(parameters);
    }

    public IMarketRows Query(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (text, names) = PositionalSql.Of(sql);
        using var parameters = Bind(names, values);
        var statement = connection.Prepare(text);
        try
        {
            return new MariaRows(statement, statement.Query(parameters));
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    public IRowWriter Insert(RowInsert insert) => new MariaRowWriter(connection, insert, bulk);

    /// <summary>Adds a value of one of the kinds that <see cref="IMarketTransaction"/> takes.</summary>
    public static void Add(MariaDbParameters parameters, object? value)
    {
        switch (value)
        {
            case null: parameters.AddNull(); break;
            case string text: parameters.Add(text); break;
            case double number: parameters.Add(number); break;
            case long integer: parameters.Add(integer); break;
            case DateOnly day: parameters.Add(day); break;
            case DateTime time: parameters.Add(time); break;
            default: throw new ArgumentException($"a {value.GetType().Name} is no value of the store", nameof(value));
        }
    }

    private static MariaDbParameters Bind(IReadOnlyList<string> names, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var parameters = new MariaDbParameters();
        try
        {
            foreach (var name in names)
            {
                Add(parameters, Find(name, values));
            }

            return parameters;
        }
        catch
        {
            parameters.Dispose();
            throw;
        }
    }

    private static object? Find(string name, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var value in values)
        {
            if (string.Equals(value.Name, name, StringComparison.Ordinal))
            {
                return value.Value;
            }
        }

        throw new ArgumentException($"no value for @{name}", nameof(values));
    }
}
