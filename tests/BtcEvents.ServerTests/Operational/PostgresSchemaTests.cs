using BtcEvents.Failures;
using BtcEvents.Storage.Marten;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Whose tables a database holds and of which version, and who may make them.</summary>
public sealed class PostgresSchemaTests : IDisposable
{
    private readonly PostgresPlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        _place.Execute("create table holiday_photos (name text)");

        var refused = await PostgresPlace.RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name));

        Assert.EndsWith(
            "not an operational store of BtcEvents (it has a table holiday_photos); choose another database",
            refused.Message,
            StringComparison.Ordinal
        );
        _place.Execute("drop table holiday_photos");
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        await store.PrepareAsync(Token); // nothing of ours was there: it can still be made
    }

    [Fact]
    public async Task The_tables_of_version_0_2_are_refused_with_a_sentence()
    {
        _place.Execute("create table operational_migration (number integer); create table saga (id text)");

        var refused = await PostgresPlace.RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name));

        Assert.EndsWith(
            "has the tables of version 0.2, which cannot be carried over; name an empty database",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["operational_migration", "saga"],
            _place.Query("select tablename::text from pg_tables where schemaname in ('public', 'btc') order by 1")
        );
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        _place.Migrate();
        _place.Execute("update btc.mt_doc_schema_mark set data = data || '{\"version\": 99}'");

        Assert.Contains(
            "has version 99, this program knows 1; use a newer program",
            (await PostgresPlace.RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public Task A_service_that_may_not_migrate_says_who_must() =>
        AssertServiceIsRefusedAsync(
            "the tables of the operational store are not there yet, or not all of them; run btc migrate"
        );

    [Fact]
    public async Task A_user_without_rights_who_should_migrate_reads_what_to_do()
    {
        var options = _place.OptionsOf("fetcher");
        options.Migrate = true;

        var refused = await PostgresPlace.RefusedAsync<ServerRefusedException>(options);

        Assert.Contains("refused user 'btc_fetcher': permission denied", refused.Message, StringComparison.Ordinal);
        Assert.Contains("run btc migrate as the owner", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_an_older_program_is_brought_up_to_date_by_its_owner_alone()
    {
        _place.Migrate();
        _place.Execute("""update btc.mt_doc_schema_mark set data = data || '{"version": 0, "digest": "older"}'""");
        _place.Execute("alter table btc.mt_doc_outbox drop column correlation_id");
        await AssertServiceIsRefusedAsync("are those of another version of this program; run btc migrate");

        _place.Migrate();

        await using var store = PostgresPlace.Store(OfService());
        await store.PrepareAsync(Token);
        Assert.Empty(_place.Query("select correlation_id::text from btc.mt_doc_outbox")); // the column is there again
    }

    [Fact]
    public async Task A_store_whose_number_alone_is_older_is_migrated_all_the_same()
    {
        _place.Migrate();
        _place.Execute("""update btc.mt_doc_schema_mark set data = data || '{"version": 0}'""");
        await AssertServiceIsRefusedAsync("run btc migrate");

        _place.Migrate();

        Assert.Equal(["1"], _place.Query("select data ->> 'version' from btc.mt_doc_schema_mark"));
    }

    [Fact]
    public async Task A_migration_that_was_cut_off_is_told_and_can_be_done_again()
    {
        _place.Migrate();
        _place.Execute("drop table btc.mt_doc_schema_mark, btc.mt_doc_saga cascade");
        await AssertServiceIsRefusedAsync("or not all of them; run btc migrate");

        _place.Migrate();

        await using var store = PostgresPlace.Store(OfService());
        await store.PrepareAsync(Token);
        Assert.Empty(_place.Query("select id from btc.mt_doc_saga"));
    }

    [Fact]
    public async Task Stores_that_migrate_at_once_make_the_tables_once()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, RivalStores.Writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
                        await store.PrepareAsync(Token);
                    })
                )
        );

        Assert.Single(_place.Query("select id from btc.mt_doc_schema_mark"));
    }

    /// <summary>
    /// Where this fails the tables have another shape than those that were shipped under the number: by a change of
    /// ours, or by an update of Marten. Then <c>MartenSchema.Version</c> takes the next number and <c>Digest</c> the
    /// new digest, so that an older program knows that it is older.
    /// </summary>
    [Fact]
    public async Task Another_shape_of_the_tables_has_another_number()
    {
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));

        Assert.Equal((1, MartenSchema.Digest), (MartenSchema.Version, MartenSchema.DigestOf(store)));
    }

    private async Task AssertServiceIsRefusedAsync(string end) =>
        Assert.EndsWith(
            end,
            (await PostgresPlace.RefusedAsync<BadInputException>(OfService())).Message,
            StringComparison.Ordinal
        );

    // Of one that leaves the tables to their owner.
    private PostgresOptions OfService()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        return options;
    }
}
