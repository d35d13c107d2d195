using System.Collections.Immutable;
using System.Data.Common;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// SQLite: days and times are text that sorts (<see cref="SqliteText"/>); one writer at a time, which has locked the
/// file before its first query.
/// </summary>
internal sealed class SqliteMarketDialect : SqlDialect
{
    // A step costs SQLite no more within the process than many rows in one statement.
    public override int RowsAtOnce => 1;

    public override string LockRows => "";

    public override string ToTheMicrosecond => "DATETIME";

    public override string InKeyOrder => " WITHOUT ROWID";

    public override string Plain => "";

    public override string Replace(IEnumerable<string> keys, IEnumerable<string> columns) =>
        $" ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + $"{string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"))}";

    public override ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed) =>
        [
            $"CREATE TABLE IF NOT EXISTS {table} ({columns})",
            $"CREATE INDEX IF NOT EXISTS {index} ON {table} ({indexed})",
        ];

    // SQLite keeps text as text, whatever the column says: only its form changes, to that of every other time.
    public override ImmutableArray<string> TextToTime(string table, string column) =>
        [
            $"UPDATE {table} SET {column} = rtrim(rtrim(replace(substr({column}, 1, 26), 'T', ' '), '0'), '.') "
                + $"WHERE {column} LIKE '%T%'",
        ];

    public override string NameOf(int value) => FormattableString.Invariant($"@p{value}");

    public override object Time(DateTime time) => SqliteText.Of(time);

    public override object Day(DateOnly day) => SqliteText.Of(day);

    public override DateTime Time(DbDataReader row, int column) => SqliteText.Time(row.GetString(column));
}
