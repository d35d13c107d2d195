using System.Data.Common;
using BtcEvents.Market;
using Dapper;

namespace BtcEvents.Storage.Operational;

/// <summary>The tables of the operational store as forward-only, numbered migrations. A migration that has run somewhere never changes.</summary>
internal static class OperationalSchema
{
    /// <summary>Which migrations have run; its presence marks a database as ours.</summary>
    public const string MigrationTable = "operational_migration";

    private static readonly Func<IOperationalDialect, string>[] Migrations = [First, ScheduledStarts];

    public static async Task MigrateAsync(IOperationalDialect dialect, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        if (!dialect.Migrates)
        {
            RefuseOlder(connection, await AppliedAsync(connection, null));
            return;
        }

        await using var transaction = await dialect.BeginAsync(connection, cancellationToken);
        if (dialect.MigrationLock.Length > 0)
        {
            await connection.ExecuteAsync(dialect.MigrationLock, transaction: transaction.Inner);
        }

        await connection.ExecuteAsync(
            $"create table if not exists {MigrationTable} (number integer primary key, applied text not null)",
            transaction: transaction.Inner);
        var applied = await AppliedAsync(connection, transaction.Inner);
        await ApplyAsync(dialect, connection, transaction.Inner, applied, UtcText.From(clock.GetUtcNow()));
        await transaction.Inner.CommitAsync(cancellationToken);
    }

    private static async Task<int> AppliedAsync(DbConnection connection, DbTransaction? transaction)
    {
        var applied = await connection.ExecuteScalarAsync<int?>($"select max(number) from {MigrationTable}", transaction: transaction) ?? 0;
        return applied <= Migrations.Length
            ? applied
            : throw new BadInputException(
                $"{connection.DataSource}: the operational store has migration {applied}, this program knows {Migrations.Length}; use a newer program");
    }

    private static void RefuseOlder(DbConnection connection, int applied)
    {
        if (applied < Migrations.Length)
        {
            throw new BadInputException(
                $"{connection.DataSource}: the operational store has migration {applied}, this program needs {Migrations.Length}; run btc migrate");
        }
    }

    private static async Task ApplyAsync(
        IOperationalDialect dialect, DbConnection connection, DbTransaction transaction, int applied, string now)
    {
        for (var number = applied + 1; number <= Migrations.Length; number++)
        {
            await connection.ExecuteAsync(Migrations[number - 1](dialect), transaction: transaction);
            await connection.ExecuteAsync(
                $"insert into {MigrationTable} (number, applied) values (@number, @now)", new { number, now }, transaction);
        }
    }

    private static string First(IOperationalDialect dialect) => $"""
        create table saga (
            kind text not null, id text not null, version integer not null, doc {dialect.JsonType} not null,
            updated text not null, primary key (kind, id));
        create table inbox (
            message_id text not null, consumer_id text not null, consumed text not null,
            primary key (message_id, consumer_id));
        create index inbox_consumed on inbox (consumed);
        create table outbox (
            seq {dialect.SequenceType}, due text not null, message_id text not null, message_type text not null,
            correlation_id text, envelope {dialect.JsonType} not null, body text not null, attempts integer not null);
        create index outbox_due on outbox (due, seq);
        create table journal (
            seq {dialect.SequenceType}, cycle_id text not null, symbol text not null, month text not null,
            attempt integer not null, fact text not null, fact_key text not null, message_id text not null,
            causation text, occurred_at text not null, recorded_at text not null, body {dialect.JsonType} not null,
            unique (cycle_id, fact, fact_key));
        create index journal_month on journal (symbol, month, fact, seq);
        create table open_cycle (
            symbol text not null, month text not null, cycle_id text not null, primary key (symbol, month));
        create table model (
            symbol text not null, model text not null, algorithm text not null, cycle_id text not null,
            month text not null, training text not null, metrics {dialect.JsonType} not null,
            registered_at text not null, primary key (symbol, model));
        create table promotion (
            seq {dialect.SequenceType}, symbol text not null, model text not null, cycle_id text not null,
            reason text not null, promoted_at text not null);
        create index promotion_symbol on promotion (symbol, seq);
        create table feature_set (
            symbol text primary key, reference text not null, cycle_id text not null, set_at text not null);
        """;

    private static string ScheduledStarts(IOperationalDialect dialect) => """
        create table scheduled_start (
            symbol text not null, month text not null, due text not null, claimed text not null, primary key (symbol, month));
        """;
}
