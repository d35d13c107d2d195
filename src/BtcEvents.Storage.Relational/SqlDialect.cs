using System.Collections.Immutable;
using System.Data.Common;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// What differs between the market store's databases: a few clauses, and how days and times are kept.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>Most rows of one insert: as many as the database takes well.</summary>
    public abstract int RowsAtOnce { get; }

    /// <summary>Clause of a query that makes other writers of its rows wait.</summary>
    public abstract string LockRows { get; }

    /// <summary>Type of a column of times.</summary>
    public abstract string ToTheMicrosecond { get; }

    /// <summary>End of a table that keeps its rows in order of the key.</summary>
    public abstract string InKeyOrder { get; }

    /// <summary>End of any other table.</summary>
    public abstract string Plain { get; }

    /// <summary>Clause of an insert: a row with the same key takes over these columns.</summary>
    public abstract string Replace(IEnumerable<string> keys, IEnumerable<string> columns);

    /// <summary>A table with an index, so that both are there or can be made again.</summary>
    public abstract ImmutableArray<string> WithIndex(string table, string columns, string index, string indexed);

    /// <summary>
    /// Makes a column of instants, which were kept as <c>yyyy-MM-ddTHH:mm:ss.fffffffZ</c>, one of times to the
    /// microsecond; what is finer is cut off. Run again, the statements change nothing.
    /// </summary>
    public abstract ImmutableArray<string> TextToTime(string table, string column);

    /// <summary>Name of the n-th value of an insert; empty where values are bound by place, as <c>?</c>.</summary>
    public abstract string NameOf(int value);

    /// <summary>A UTC time as the driver takes it.</summary>
    public abstract object Time(DateTime time);

    /// <summary>A day as the driver takes it.</summary>
    public abstract object Day(DateOnly day);

    /// <summary>A day (as its midnight) or time of a row, UTC.</summary>
    public abstract DateTime Time(DbDataReader row, int column);

    /// <summary>A value as the driver takes it; NaN, which no database here knows, becomes NULL.</summary>
    public object Bound(object? value) =>
        value switch
        {
            null or double.NaN => DBNull.Value,
            DateOnly day => Day(day),
            DateTime time => Time(time),
            _ => value,
        };
}
