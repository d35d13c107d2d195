using BtcEvents.Failures;
using BtcEvents.Market;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The tables of the operational store as forward-only, numbered migrations. A migration that has run somewhere never
/// changes.
/// </summary>
internal static class OperationalSchema
{
    /// <summary>Which migrations have run; its presence marks a database as ours.</summary>
    public const string MigrationTable = "operational_migration";

    private static readonly string[] Migrations = [First, ScheduledStarts, CycleViews, PromotionReasons];

    public static async Task MigrateAsync(OperationalFile file, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await file.OpenAsync(cancellationToken);
        await using var transaction = await file.BeginAsync(connection, cancellationToken);
        await connection.ExecuteAsync(
            $"create table if not exists {MigrationTable} (number integer primary key, applied text not null)",
            transaction: transaction.Inner
        );
        var applied =
            await connection.ExecuteScalarAsync<int?>(
                $"select max(number) from {MigrationTable}",
                transaction: transaction.Inner
            ) ?? 0;
        if (applied > Migrations.Length)
        {
            throw new BadInputException(
                $"{connection.DataSource}: the operational store has migration {applied}, this program knows "
                    + $"{Migrations.Length}; use a newer program"
            );
        }

        await ApplyAsync(connection, transaction.Inner, applied, UtcText.From(clock.GetUtcNow()));
        await transaction.Inner.CommitAsync(cancellationToken);
    }

    private static async Task ApplyAsync(
        SqliteConnection connection,
        SqliteTransaction transaction,
        int applied,
        string now
    )
    {
        for (var number = applied + 1; number <= Migrations.Length; number++)
        {
            await connection.ExecuteAsync(Migrations[number - 1], transaction: transaction);
            await connection.ExecuteAsync(
                $"insert into {MigrationTable} (number, applied) values (@number, @now)",
                new { number, now },
                transaction
            );
        }
    }

    private const string First = """
        create table saga (
            kind text not null, id text not null, version integer not null, doc text not null,
            updated text not null, primary key (kind, id));
        create table inbox (
            message_id text not null, consumer_id text not null, consumed text not null,
            primary key (message_id, consumer_id));
        create index inbox_consumed on inbox (consumed);
        create table outbox (
            seq integer primary key autoincrement, due text not null, message_id text not null,
            message_type text not null,
            correlation_id text, envelope text not null, body text not null, attempts integer not null);
        create index outbox_due on outbox (due, seq);
        create table journal (
            seq integer primary key autoincrement, cycle_id text not null, symbol text not null, month text not null,
            attempt integer not null, fact text not null, fact_key text not null, message_id text not null,
            causation text, occurred_at text not null, recorded_at text not null, body text not null,
            unique (cycle_id, fact, fact_key));
        create index journal_month on journal (symbol, month, fact, seq);
        create table open_cycle (
            symbol text not null, month text not null, cycle_id text not null, primary key (symbol, month));
        create table model (
            symbol text not null, model text not null, algorithm text not null, cycle_id text not null,
            month text not null, training text not null, metrics text not null,
            registered_at text not null, primary key (symbol, model));
        create table promotion (
            seq integer primary key autoincrement, symbol text not null, model text not null, cycle_id text not null,
            reason text not null, promoted_at text not null);
        create index promotion_symbol on promotion (symbol, seq);
        create table feature_set (
            symbol text primary key, reference text not null, cycle_id text not null, set_at text not null);
        """;

    private const string ScheduledStarts = """
        create table scheduled_start (
            symbol text not null, month text not null, due text not null, claimed text not null,
            primary key (symbol, month));
        """;

    // What btc status reads is written beside the saga from here on; what the sagas of before knew is taken over.
    private const string CycleViews = """
        create table cycle_view (cycle_id text primary key, started text not null, doc text not null);
        insert into cycle_view (cycle_id, started, doc)
        select id, strftime('%Y-%m-%dT%H:%M:%f', json_extract(doc, '$.startedAt')) || '0000Z', json_object(
            'cycle', json(json_extract(doc, '$.cycle')), 'state', json_extract(doc, '$.currentState'),
            'stage', json_extract(doc, '$.stage'),
            'try', json_extract(doc, '$.try'), 'startedAt', json_extract(doc, '$.startedAt'),
            'finishedAt', json_extract(doc, '$.finishedAt'),
            'reason', json_extract(doc, '$.reason'), 'requestedBy', json_extract(doc, '$.requestedBy'),
            'stages', json(json_extract(doc, '$.stages')))
        from saga where kind = 'CycleState';
        delete from outbox where seq not in (select min(seq) from outbox group by message_id);
        create unique index outbox_message on outbox (message_id);
        """;

    // Null for the models of before: their training records have it.
    private const string PromotionReasons = "alter table model add column promotion_reason text";
}
