using System.Data;
using System.Data.Common;

namespace BtcEvents.Storage.Operational;

/// <summary>One statement that writes, with its values; several travel to the database together where its client can do that.</summary>
/// <param name="sql">The statement, with named parameters.</param>
/// <param name="values">Name (with <c>@</c>) and value of every parameter; null is a text that is absent.</param>
public sealed class Statement(string sql, params (string Name, object? Value)[] values)
{
    /// <summary>Executes the statements in their order; for each, how many rows it touched.</summary>
    internal static Task<int[]> ExecuteAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        connection.CanCreateBatch && statements.Count > 1
            ? TogetherAsync(connection, transaction, statements, cancellationToken)
            : OneByOneAsync(connection, transaction, statements, cancellationToken);

    private static async Task<int[]> TogetherAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            statement.Bind(command.Parameters, command.CreateParameter);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }

    private static async Task<int[]> OneByOneAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
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
            statements[i].Bind(command.Parameters, command.CreateParameter);
            touched[i] = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return touched;
    }

    private string Sql => sql;

    private void Bind(DbParameterCollection parameters, Func<DbParameter> create)
    {
        foreach (var (name, value) in values)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            if (value is null)
            {
                parameter.DbType = DbType.String; // a null has no type of its own
            }

            parameters.Add(parameter);
        }
    }
}
