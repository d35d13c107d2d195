namespace BtcEvents.Storage.Relational;

/// <summary>
/// One transaction of the market store. Statements name their values <c>@name</c>; values are text, doubles (NaN is
/// kept as NULL), integers, days, UTC times or null, and always bound.
/// </summary>
internal interface IMarketTransaction
{
    /// <summary>The clauses in which the databases differ.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Runs a statement.</summary>
    void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Runs a query.</summary>
    IMarketRows Query(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Opens a writer of rows, which the database takes in as few steps as it can.</summary>
    IRowWriter Insert(RowInsert insert);
}
