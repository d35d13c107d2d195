using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.Marten;
using Npgsql;

namespace BtcEvents.ServerTests.Operational;

/// <summary>
/// Each service as its own user of the real server: with its rights it can do its work, and without any one of them it
/// cannot.
/// </summary>
public sealed class StoreRightsTests : IAsyncLifetime
{
    private readonly PostgresPlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services => [.. ServiceList.Shipped.Users.Select(user => user.Name)];

    public async ValueTask InitializeAsync()
    {
        await GrantAsync();
        await GrantAsync(); // again: harmless
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Services))]
    public Task Every_service_can_do_its_work(string service) => ServiceWork.DoAsync(_place, service);

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Without_any_one_of_its_rights_a_service_reads_which_one_it_lacks(string service)
    {
        var user = _place.OptionsOf(service).User;
        await ServiceWork.DoAsync(_place, "orchestrator"); // so that there is something to see
        foreach (var (word, thing) in RightsOf(service))
        {
            _place.Execute($"revoke {word} on {thing} from {user}");

            var refused = await Record.ExceptionAsync(() => ServiceWork.DoAsync(_place, service));

            Assert.True(refused is ServerRefusedException, $"{service} works without {word} on {thing}: {refused}");
            Assert.Contains($"refused user '{user}': permission denied for", refused.Message, StringComparison.Ordinal);
            Assert.Contains("run btc migrate as the owner", refused.Message, StringComparison.Ordinal);
            _place.Execute($"grant {word} on {thing} to {user}");
        }
    }

    [Theory]
    [InlineData("fetcher", "select * from btc.mt_doc_saga")]
    [InlineData("fetcher", "delete from btc.mt_doc_saga")]
    [InlineData("fetcher", "insert into btc.mt_doc_model select * from btc.mt_doc_model")]
    [InlineData("trainer", "update btc.mt_doc_open_cycle set id = ''")]
    [InlineData("trainer", "delete from btc.mt_doc_promotion")]
    [InlineData("orchestrator", "delete from btc.mt_events")]
    [InlineData("orchestrator", "update btc.mt_events set type = ''")]
    [InlineData("orchestrator", "delete from btc.mt_doc_saga")]
    [InlineData("extension", "select * from btc.mt_doc_saga")]
    [InlineData("extension", "insert into btc.mt_doc_model select * from btc.mt_doc_model")]
    [InlineData("reader", "delete from btc.mt_doc_outbox")]
    [InlineData("reader", "update btc.mt_doc_schema_mark set id = ''")]
    [InlineData("orchestrator", "drop table btc.mt_doc_saga")]
    [InlineData("orchestrator", "create table btc.mine (x int)")]
    [InlineData("orchestrator", "create table public.mine (x int)")]
    public void A_user_cannot_do_what_its_service_does_not(string service, string statement)
    {
        var refused = Assert.Throws<PostgresException>(() => _place.ExecuteAs(service, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public void Every_table_of_ours_may_be_read_by_whoever_only_looks()
    {
        // Marten's own bookkeeping: of streams, and of projections that run beside the writers, which this store has
        // none of.
        string[] internals =
        [
            "mt_doc_deadletterevent",
            "mt_event_progression",
            "mt_event_projection_floors",
            "mt_high_water_skips",
            "mt_streams",
        ];
        var tables = _place.Query("select tablename::text from pg_tables where schemaname = 'btc' order by 1");

        Assert.Equal(
            tables.Except(internals),
            ServiceList.Shipped.Find("reader").Operational.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_right_that_is_no_longer_needed_is_taken_back()
    {
        _place.Execute("grant delete on btc.mt_doc_saga to btc_fetcher");
        await GrantAsync();

        Assert.Throws<PostgresException>(() => _place.ExecuteAs("fetcher", "delete from btc.mt_doc_saga"));
    }

    [Theory]
    [InlineData("btc; drop table saga", "saga")]
    [InlineData("Btc", "saga")]
    [InlineData("", "saga")]
    [InlineData("btc_fetcher", "saga to public; --")]
    public void A_name_that_is_none_never_gets_into_a_statement(string user, string table)
    {
        var rights = new UserRights(user, new Dictionary<string, TableAccess> { [table] = TableAccess.Read });

        Assert.Throws<BadInputException>(() => GrantStatements.ForPostgres(rights, "btc_events"));
        Assert.Throws<BadInputException>(() => GrantStatements.ForMariaDb(rights, "btc_events"));
    }

    private static IEnumerable<(string Word, string Thing)> RightsOf(string service)
    {
        foreach (var (table, access) in ServiceList.Shipped.Find(service).Operational)
        {
            foreach (
                var (flag, word) in new[]
                {
                    (TableAccess.Read, "select"),
                    (TableAccess.Add, "insert"),
                    (TableAccess.Change, "update"),
                    (TableAccess.Remove, "delete"),
                }
            )
            {
                if (access.HasFlag(flag))
                {
                    yield return (word, $"btc.{table}");
                }
            }
        }

        yield return ("usage", "schema btc");
        if (service != "reader")
        {
            yield return ("usage", "sequence btc.mt_events_sequence");
        }
    }

    private async Task GrantAsync()
    {
        await using var owner = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        var users = ServiceList
            .Shipped.Users.Select(user => new UserRights(_place.OptionsOf(user.Name).User, user.Operational))
            .ToList();
        Assert.Empty(await PostgresRights.GrantAsync(owner, users, Token));
    }
}
