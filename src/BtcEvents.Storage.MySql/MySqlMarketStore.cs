using BtcEvents.Failures;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// The market store on a MariaDB or MySQL server. Safe for several threads, processes and machines. A call that finds
/// the server gone throws <see cref="ServerUnreachableException"/>; the next one connects again.
/// </summary>
/// <remarks>
/// Times of intraday series are kept to the microsecond; a finer one is refused, not rounded. A call throws
/// <see cref="ServerRefusedException"/> where the server refuses the user, and
/// <see cref="BtcEvents.Failures.BadInputException"/> where the database is not ours or its schema has another version.
/// </remarks>
public sealed class MySqlMarketStore : RelationalMarketStore, IServerProbe
{
    private readonly MySqlMarketDatabase _database;
    private readonly MariaDbOptions _options;

    /// <summary>Connects on first use.</summary>
    /// <param name="options">Where the server is.</param>
    /// <param name="migrate">
    /// True to bring the schema up to date on first use, which takes the right to create tables; false to check its
    /// version only.
    /// </param>
    /// <exception cref="BtcEvents.Failures.BadInputException">An option makes no sense.</exception>
    public MySqlMarketStore(MariaDbOptions options, bool migrate = true)
        : this(OptionsCheck.Checked(MariaDbOptions.Section, options), new MySqlMarketDatabase(options, migrate)) { }

    private MySqlMarketStore(MariaDbOptions options, MySqlMarketDatabase database)
        : base(database) => (_options, _database) = (options, database);

    /// <summary>Name of the server for people.</summary>
    public const string ServerName = MySqlServer.Name;

    /// <inheritdoc />
    public string Server => MySqlServer.Name;

    /// <inheritdoc />
    public string Address => _options.Address;

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) => _database.CheckAsync(cancellationToken);
}
