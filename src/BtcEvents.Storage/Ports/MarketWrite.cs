using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>What an update writes to the market store.</summary>
public sealed record MarketWrite
{
    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>Last day whose data may be used; stored rows that were not public on it stay as they are.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The series.</summary>
    public required IReadOnlyList<SeriesWrite> Series { get; init; }

    /// <summary>
    /// True where the figures come from the project's own generator; read back in <see cref="MarketData.Simulated"/>.
    /// </summary>
    public required bool Simulated { get; init; }

    /// <summary>
    /// What makes the update, for example a cycle's id, at most 64 characters: the same update again, of the same
    /// cause, tells the same revisions.
    /// </summary>
    public required string Cause { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The rows of one series.</summary>
/// <param name="Rows">The rows, which may be none; of a series of the symbol's catalogue.</param>
/// <param name="WholeFrom">
/// From this time on the rows are everything there is: stored ones that are not among them are taken out. Null: none
/// is.
/// </param>
public sealed record SeriesWrite(Series Rows, DateTime? WholeFrom = null);

/// <summary>What an update did to one series.</summary>
/// <param name="Written">Rows that were new or different.</param>
/// <param name="Revision">Stored rows that were replaced or taken out for this cause, now or in an earlier try; null
/// where none was.</param>
public sealed record SeriesWritten(int Written, SeriesRevision? Revision);

/// <summary>A past that is not what it was: stored rows whose old values are kept in the history.</summary>
/// <param name="Changed">Rows with other values.</param>
/// <param name="Gone">Rows that are there no more.</param>
/// <param name="First">Time of the first of them, UTC.</param>
/// <param name="Last">Time of the last of them.</param>
public sealed record SeriesRevision(int Changed, int Gone, DateTime First, DateTime Last);
