using System.Collections.Immutable;

namespace BtcEvents.Storage.Relational;

/// <summary>Rows for one table.</summary>
/// <param name="Subject">What the rows are, for messages: the name of a series, or of the table.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Columns">Columns that get values.</param>
/// <param name="Keys">The columns among them that make the primary key.</param>
/// <param name="Changed">
/// Columns that a row with the same key takes over; empty where such a row is an error. To leave that row as it is,
/// name the key.
/// </param>
internal sealed record RowInsert(
    string Subject,
    string Table,
    ImmutableArray<string> Columns,
    ImmutableArray<string> Keys,
    ImmutableArray<string> Changed
);
