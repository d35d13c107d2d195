using System.Net;
using System.Net.Sockets;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Marten;

namespace BtcEvents.ServerTests.Operational;

/// <summary>What a person reads when the server cannot be used.</summary>
public sealed class PostgresRefusalTests : IDisposable
{
    private readonly PostgresPlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_wrong_password_is_one_sentence_without_it()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Password = "not-the-password";

        var refused = await RefusedAsync<ServerRefusedException>(options);

        Assert.Equal(
            $"PostgreSQL at {Address(options)} refused user 'btc': the password is wrong, or the user does not exist",
            refused.Message
        );
        Assert.DoesNotContain("not-the-password", refused.ToString(), StringComparison.Ordinal);
        Assert.False(ServerTrouble.IsAway(refused));
    }

    [Fact]
    public async Task No_password_where_one_is_asked_for_is_a_refusal()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Password = "";

        Assert.Contains(
            "password",
            (await RefusedAsync<ServerRefusedException>(options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var options = PostgresPlace.Options("no_such_database");

        var refused = await RefusedAsync<ServerRefusedException>(options);

        Assert.Equal(
            $"PostgreSQL at {Address(options)} refused user 'btc': the database 'no_such_database' does not exist",
            refused.Message
        );
    }

    [Fact]
    public async Task No_listener_is_one_sentence_with_the_address()
    {
        var options = PostgresPlace.Options(_place.Name);
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            options.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var away = await RefusedAsync<ServerUnreachableException>(options);

        Assert.Equal($"PostgreSQL at {Address(options)} cannot be reached: Connection refused", away.Message);
        Assert.True(ServerTrouble.IsAway(new InvalidOperationException("a consumer failed", away)));
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_away()
    {
        var options = PostgresPlace.Options(_place.Name);
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        (options.Port, options.ConnectTimeout) = (((IPEndPoint)mute.LocalEndpoint).Port, TimeSpan.FromSeconds(1));

        await RefusedAsync<ServerUnreachableException>(options);
    }

    [Fact]
    public void An_authority_whose_file_is_not_there_is_told_by_the_name_of_the_setting()
    {
        var options = PostgresPlace.Options(_place.Name);
        (options.Tls, options.CaFile) = (Npgsql.SslMode.VerifyFull, "/no/such/ca.pem");

        Assert.Equal(
            "Postgres:CaFile is '/no/such/ca.pem': there is no such file",
            Assert.Throws<BadInputException>(() => PostgresPlace.Store(options)).Message
        );
    }

    [Fact]
    public async Task Encryption_that_the_server_does_not_offer_is_a_refusal()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Tls = Npgsql.SslMode.Require;

        Assert.Contains("SSL", (await RefusedAsync<ServerRefusedException>(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        _place.Execute("create table holiday_photos (name text)");

        var refused = await RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name));

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
    public async Task A_store_of_a_newer_program_is_refused()
    {
        _place.Migrate();
        _place.Execute("update btc.mt_doc_schema_mark set data = data || '{\"version\": 99}'");

        Assert.Contains(
            "has version 99, this program knows 1; use a newer program",
            (await RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_service_that_may_not_migrate_says_who_must()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        Assert.EndsWith(
            "the tables of the operational store are not there yet, or not all of them; run btc migrate",
            (await RefusedAsync<BadInputException>(options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_store_of_an_older_program_is_brought_up_to_date_by_its_owner_alone()
    {
        _place.Migrate();
        _place.Execute("""update btc.mt_doc_schema_mark set data = data || '{"version": 0, "digest": "older"}'""");
        _place.Execute("alter table btc.mt_doc_outbox drop column correlation_id");
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        Assert.EndsWith(
            "are those of another version of this program; run btc migrate",
            (await RefusedAsync<BadInputException>(options)).Message,
            StringComparison.Ordinal
        );

        _place.Migrate();

        await using var store = PostgresPlace.Store(options);
        await store.PrepareAsync(Token);
        Assert.Empty(_place.Query("select correlation_id::text from btc.mt_doc_outbox")); // the column is there again
    }

    [Fact]
    public async Task A_store_whose_number_alone_is_older_is_migrated_all_the_same()
    {
        _place.Migrate();
        _place.Execute("""update btc.mt_doc_schema_mark set data = data || '{"version": 0}'""");
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        Assert.EndsWith(
            "run btc migrate",
            (await RefusedAsync<BadInputException>(options)).Message,
            StringComparison.Ordinal
        );

        _place.Migrate();

        Assert.Equal(["1"], _place.Query("select data ->> 'version' from btc.mt_doc_schema_mark"));
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

    [Fact]
    public async Task A_database_that_is_gone_meanwhile_is_told_in_a_sentence()
    {
        _place.Migrate();
        var options = PostgresPlace.Options(_place.Name);
        await using var store = PostgresPlace.Store(options);
        await new PostgresProbe(store).CheckAsync(Token);

        _place.Dispose();

        var refused = await Assert.ThrowsAsync<ServerRefusedException>(() =>
            new PostgresProbe(store).CheckAsync(Token)
        );
        Assert.EndsWith($"the database '{_place.Name}' does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_was_cut_off_is_told_and_can_be_done_again()
    {
        _place.Migrate();
        _place.Execute("drop table btc.mt_doc_schema_mark, btc.mt_doc_saga cascade");
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        Assert.EndsWith(
            "or not all of them; run btc migrate",
            (await RefusedAsync<BadInputException>(options)).Message,
            StringComparison.Ordinal
        );

        _place.Migrate();

        await using var store = PostgresPlace.Store(options);
        await store.PrepareAsync(Token);
        Assert.Empty(_place.Query("select id from btc.mt_doc_saga"));
    }

    [Fact]
    public async Task The_tables_of_version_0_2_are_refused_with_a_sentence()
    {
        _place.Execute("create table operational_migration (number integer); create table saga (id text)");

        var refused = await RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name));

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
    public async Task A_user_without_rights_who_should_migrate_reads_what_to_do()
    {
        var options = _place.OptionsOf("fetcher");
        options.Migrate = true;

        var refused = await RefusedAsync<ServerRefusedException>(options);

        Assert.Contains("refused user 'btc_fetcher': permission denied", refused.Message, StringComparison.Ordinal);
        Assert.Contains("run btc migrate as the owner", refused.Message, StringComparison.Ordinal);
    }

    private static string Address(PostgresOptions options) =>
        FormattableString.Invariant($"{options.Host}:{options.Port}");

    // The probe says what the host's start would say.
    private static async Task<T> RefusedAsync<T>(PostgresOptions options)
        where T : Exception
    {
        await using var store = PostgresPlace.Store(options);
        await Assert.ThrowsAsync<T>(() => store.PrepareAsync(Token));
        return await Assert.ThrowsAsync<T>(() => new PostgresProbe(store).CheckAsync(Token));
    }
}
