using BtcEvents.ServerTests.Operational;
using BtcEvents.Storage.Marten;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// Where the tests of the operational store's contract, which the second ring runs on SQLite, keep their stores in this
/// ring: in databases of the real server.
/// </summary>
internal sealed class StorePlace : IDisposable
{
    // A trigger counts, since what was sent is gone.
    private const string Counting = """
        create table btc.mt_ever_written (id uuid);
        create function btc.count_written() returns trigger language plpgsql as
            $$ begin insert into btc.mt_ever_written values (new.id); return null; end $$;
        create trigger count_written after insert on btc.mt_doc_outbox
            for each row execute function btc.count_written();
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

    public static void Register(IServiceCollection services, string store) =>
        services.AddMartenOperationalStore(PostgresPlace.Options(store));

    /// <summary>How many messages were ever written to the outbox.</summary>
    public static Task<long> EverWrittenAsync(string store) =>
        Task.FromResult(long.Parse(PostgresPlace.Query(store, "select count(*)::text from btc.mt_ever_written")[0]));

    /// <summary>The messages that wait, due or not: type, cycle, and how often sending failed.</summary>
    public static Task<IReadOnlyList<(string Type, string? Cycle, long Attempts)>> WaitingAsync(string store)
    {
        const string sql =
            "select data ->> 'messageType' || ' ' || coalesce(correlation_id::text, '') || ' ' || (data ->> "
            + "'attempts') from btc.mt_doc_outbox";
        return Task.FromResult<IReadOnlyList<(string, string?, long)>>([
            .. PostgresPlace
                .Query(store, sql)
                .Select(row => row.Split(' '))
                .Select(row => (row[0], row[1].Length == 0 ? null : row[1], long.Parse(row[2]))),
        ]);
    }

    /// <summary>What the schedule has started: month and symbol of each, in order.</summary>
    public static Task<IReadOnlyList<string>> ScheduledAsync(string store) =>
        Task.FromResult(
            PostgresPlace.Query(store, "select id from btc.mt_doc_scheduled_start order by split_part(id, '/', 2), id")
        );

    /// <summary>Puts facts into the journal past the store, as an older program may have written them.</summary>
    public static Task WriteHistoryAsync(string store, Guid cycle, IReadOnlyList<(string Type, string Json)> facts)
    {
        PostgresPlace.Execute(store, $"insert into btc.mt_streams (id, version) values ('{cycle}', {facts.Count})");
        foreach (var ((type, json), version) in facts.Select((fact, i) => (fact, i + 1)))
        {
            var alias = string.Concat(
                    type.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{letter}" : $"{letter}")
                )
                .ToLowerInvariant();
            PostgresPlace.Execute(
                store,
                $"""
                insert into btc.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type)
                values (nextval('btc.mt_events_sequence'), gen_random_uuid(), '{cycle}', {version},
                    $fact${json}$fact$, '{alias}', 'Gone, Gone')
                """
            );
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var place in _places.Values)
        {
            place.Dispose();
        }
    }
}
