using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Npgsql;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Each service as its own user of the real server.</summary>
public sealed class StoreRightsTests : IAsyncLifetime
{
    private readonly PostgresPlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var owner = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        var users = StoreRights.Services.ToDictionary(service => service, service => _place.OptionsOf(service).User, StringComparer.Ordinal);
        await PostgresRights.GrantAsync(owner, _place.Name, users, Token);
        await PostgresRights.GrantAsync(owner, _place.Name, users, Token); // again: harmless
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("fetcher")]
    [InlineData("preprocessor")]
    [InlineData("selector")]
    [InlineData("trainer")]
    [InlineData("predictor")]
    [InlineData("orchestrator")]
    [InlineData("alert-bridge")]
    [InlineData("extension")]
    public async Task Every_service_can_consume_and_publish(string service)
    {
        await AsAsync(service, async session =>
        {
            Assert.False(await Inbox.ContainsAsync(session, Guid.Empty, Guid.Empty, Token));
            session.MarkConsumed(Guid.Empty, Guid.Empty);
            session.Add(new JournalEntry(Facts.Of(Stage.Data, Facts.Cycle()), Guid.Empty, null));
            session.Add(new OutboxRow { Due = DateTimeOffset.UnixEpoch, MessageId = Guid.Empty, MessageType = "x", Envelope = "{}", Body = "{}" });
        });
        await AsAsync(service, async session =>
        {
            var row = Assert.Single(await Outbox.DueAsync(session, 10, Token));
            await Outbox.PostponeAsync(session, row.Seq, DateTimeOffset.UnixEpoch, Token);
            await Outbox.RemoveAsync(session, [row.Seq], Token);
            await Inbox.ForgetAsync(session, DateTimeOffset.UnixEpoch, Token);
            Assert.Single(await new FactJournal(session).OfCycleAsync(Facts.Cycle().CycleId, Token));
        });
    }

    [Fact]
    public async Task The_orchestrator_keeps_sagas_and_claims() => await AsAsync("orchestrator", async session =>
    {
        var claims = new OpenCycles(session);
        Assert.True(await SagaStore.TryInsertAsync(session, "Saga", Guid.Empty, "{}", Token));
        Assert.True(await SagaStore.TryUpdateAsync(session, "Saga", Guid.Empty, 1, "{}", Token));
        Assert.True(await SagaStore.TryDeleteAsync(session, "Saga", Guid.Empty, 2, Token));
        await claims.ClaimAsync("BTC-USD", "2025-06", Guid.Empty, Token);
        await claims.ReleaseAsync("BTC-USD", "2025-06", Guid.Empty, Token);
        Assert.True(await new ScheduledStarts(session).ClaimAsync("BTC-USD", "2025-06", DateTimeOffset.UnixEpoch, Token));
    });

    [Fact]
    public async Task The_trainer_registers_and_promotes_and_the_selector_puts_features_into_use()
    {
        await AsAsync("trainer", async session =>
        {
            var registry = new ModelRegistry(session);
            await registry.RegisterAsync(Model, Token);
            await registry.PromoteAsync("BTC-USD", Model.Model, Guid.Empty, "the first", Token);
            Assert.NotNull(await registry.ChampionAsync("BTC-USD", Token));
        });
        await AsAsync("selector", async session =>
        {
            var registry = new ModelRegistry(session);
            Assert.Null(await registry.PresentFeatureSetAsync("BTC-USD", Token));
            await registry.SetPresentFeatureSetAsync("BTC-USD", "f1", Guid.Empty, Token);
            await registry.SetPresentFeatureSetAsync("BTC-USD", "f2", Guid.Empty, Token);
        });
    }

    [Theory]
    [InlineData("fetcher", "select * from saga")]
    [InlineData("fetcher", "delete from saga")]
    [InlineData("fetcher", "insert into model select * from model")]
    [InlineData("trainer", "update open_cycle set cycle_id = ''")]
    [InlineData("trainer", "delete from promotion")]
    [InlineData("orchestrator", "delete from journal")]
    [InlineData("orchestrator", "update journal set fact = ''")]
    [InlineData("extension", "select * from saga")]
    [InlineData("extension", "insert into model select * from model")]
    [InlineData("reader", "delete from outbox")]
    [InlineData("reader", "insert into operational_migration values (2, '')")]
    [InlineData("orchestrator", "drop table saga")]
    [InlineData("orchestrator", "create table mine (x int)")]
    public async Task A_user_cannot_do_what_its_service_does_not(string service, string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAsync(service, session => session.ExecuteAsync(statement, null, Token)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Whoever_only_looks_sees_every_table_and_each_of_them_has_its_rights()
    {
        await using var owner = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        await using var session = new OperationalSession(owner);
        var tables = await session.QueryAsync<string>("select tablename::text from pg_tables where schemaname = 'public' order by 1", null, Token);

        Assert.Equal(tables, StoreRights.Operational("reader").Keys.Order(StringComparer.Ordinal));
        await AsAsync("reader", async reader =>
        {
            foreach (var table in tables)
            {
                await reader.QueryAsync<long>($"select count(*) from {table}", null, Token);
            }
        });
    }

    [Fact]
    public async Task A_right_that_is_no_longer_needed_is_taken_back()
    {
        _place.Execute("grant delete on saga to btc_fetcher");
        await InitializeAsync();

        await Assert.ThrowsAsync<PostgresException>(() => AsAsync("fetcher", session => session.ExecuteAsync("delete from saga", null, Token)));
    }

    [Theory]
    [InlineData("fetcher", "btc; drop table saga")]
    [InlineData("fetcher", "Btc")]
    [InlineData("fetcher", "")]
    [InlineData("cook", "btc_cook")]
    public void A_name_that_is_none_never_gets_into_a_statement(string service, string user)
    {
        Assert.Throws<BadInputException>(() => GrantStatements.ForPostgres(service, "btc_events", user));
        Assert.Throws<BadInputException>(() => GrantStatements.ForMariaDb(service, "btc_events", user));
    }

    private static RegisteredModel Model => new()
    {
        Symbol = "BTC-USD", Model = "models/a.json", Algorithm = "ridge", CycleId = Guid.Empty, Month = "2025-06", Training = "t",
        Metrics = new Dictionary<string, double>(StringComparer.Ordinal), RegisteredAt = DateTimeOffset.UnixEpoch,
    };

    private async Task AsAsync(string service, Func<OperationalSession, Task> work)
    {
        await using var store = PostgresPlace.Store(_place.OptionsOf(service));
        await using var session = new OperationalSession(store);
        await work(session);
        await session.CommitAsync(Token);
    }
}
