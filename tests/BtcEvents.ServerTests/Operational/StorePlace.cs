using BtcEvents.Messaging;
using BtcEvents.ServerTests.Operational;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// Where the tests of the operational store's contract, which the second ring runs on SQLite, keep their stores in this
/// ring: in databases of the real server.
/// </summary>
internal sealed class StorePlace : IDisposable
{
    /// <summary>Reads how many messages were ever written to the outbox.</summary>
    public const string EverWritten = "select count(*) from ever_written";

    // A sequence counts what was undone as well, so a trigger counts.
    private const string Counting = """
        create table ever_written (seq bigint);
        create function count_written() returns trigger language plpgsql as
            $$ begin insert into ever_written values (new.seq); return null; end $$;
        create trigger count_written after insert on outbox for each row execute function count_written();
        """;

    private readonly Dictionary<string, PostgresPlace> _places = new(StringComparer.Ordinal);

    /// <summary>The store that most tests need.</summary>
    public string Store => Another("");

    /// <summary>Another store of the same test.</summary>
    public string Another(string name)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            _places.Add(name, place = new PostgresPlace());
            place.Migrate();
            place.Execute(Counting);
        }

        return place.Name;
    }

    public static IOperationalDialect Dialect(string store) => new PostgresDialect(PostgresPlace.Options(store));

    public static void Register(IServiceCollection services, string store) => services.AddPostgresOperationalStore(PostgresPlace.Options(store));

    public void Dispose()
    {
        foreach (var place in _places.Values)
        {
            place.Dispose();
        }
    }
}
