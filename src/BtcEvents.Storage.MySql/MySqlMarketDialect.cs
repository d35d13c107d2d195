using System.Collections.Immutable;
using System.Data.Common;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// MariaDB and MySQL: days are DATE, times DATETIME(6) in UTC, keys compare byte by byte as in SQLite.
/// </summary>
internal sealed class MySqlMarketDialect : SqlDialect
{
    // More in one statement, prepared statements and named values were all slower.
    public override int RowsAtOnce => 1000;

    public override string LockRows => " FOR UPDATE";

    public override string ToTheMicrosecond => "DATETIME(6)";

    public override string InKeyOrder => Plain; // InnoDB does so with every table

    public override string Plain => " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    public override string Replace(IEnumerable<string> keys, IEnumerable<string> columns) =>
        $" ON DUPLICATE KEY UPDATE {string.Join(", ", columns.Select(c => $"{c} = VALUES({c})"))}";

    // MySQL has no CREATE INDEX IF NOT EXISTS.
    public override ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed) =>
        [$"CREATE TABLE IF NOT EXISTS {table} ({columns}, KEY {index} ({indexed})){Plain}"];

    public override ImmutableArray<string> TextToTime(string table, string column) =>
        [
            $"UPDATE {table} SET {column} = REPLACE(LEFT({column}, 26), 'T', ' ') WHERE {column} LIKE '%T%'",
            $"ALTER TABLE {table} MODIFY {column} DATETIME(6) NOT NULL",
        ];

    public override string NameOf(int value) => "";

    public override object Time(DateTime time) => time;

    public override object Day(DateOnly day) => day;

    public override DateTime Time(DbDataReader row, int column) =>
        DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);
}
