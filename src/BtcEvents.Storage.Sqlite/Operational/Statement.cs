using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>One statement that writes, with its values.</summary>
/// <param name="sql">The statement, with named parameters.</param>
/// <param name="values">Name (with <c>@</c>) and value of every parameter; null is a text that is absent.</param>
internal sealed class Statement(string sql, params (string Name, object? Value)[] values)
{
    private string Sql => sql;

    /// <summary>Executes the statements in their order; for each, how many rows it touched.</summary>
    public static async Task<int[]> ExecuteAsync(
        SqliteConnection connection,
        SqliteTransaction transaction,
        IReadOnlyList<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var touched = new int[statements.Count];
        for (var i = 0; i < touched.Length; i++)
        {
            if (command.CommandText != statements[i].Sql)
            {
                command.CommandText = statements[i].Sql; // SQLite would compile it anew
            }

            command.Parameters.Clear();
            statements[i].Bind(command.Parameters);
            touched[i] = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return touched;
    }

    private void Bind(SqliteParameterCollection parameters)
    {
        foreach (var (name, value) in values)
        {
            parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }
}
