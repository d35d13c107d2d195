using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The market store in one SQLite file, made on first use. Safe for several threads and processes: writers wait for
/// each other, readers see the last finished write.
/// </summary>
/// <remarks>
/// Every call throws <see cref="InvalidDataException"/>, naming the file, where it is damaged or is something else;
/// such a file is not touched.
/// </remarks>
public sealed class SqliteMarketStore(string path) : RelationalMarketStore(new SqliteMarketDatabase(path));
