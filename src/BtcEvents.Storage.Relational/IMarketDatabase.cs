namespace BtcEvents.Storage.Relational;

/// <summary>
/// The database under a market store: its schema is brought up to date on first use, and all work runs in transactions.
/// </summary>
internal interface IMarketDatabase : IDisposable
{
    /// <summary>Which database, for messages.</summary>
    string Name { get; }

    /// <summary>Runs <paramref name="work"/> in one transaction; an exception undoes all of it.</summary>
    /// <param name="write">True where it writes; else it sees one state of the store, however many queries it
    /// makes.</param>
    /// <param name="work">The work. It may be run again after a conflict with another transaction.</param>
    /// <param name="cancellationToken">Ends it; nothing is written then.</param>
    Task<T> RunAsync<T>(bool write, Func<MarketTransaction, Task<T>> work, CancellationToken cancellationToken);
}
