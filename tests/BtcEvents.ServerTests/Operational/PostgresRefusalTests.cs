using System.Net;
using System.Net.Sockets;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

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

        Assert.Equal($"PostgreSQL at {Address(options)} refused user 'btc': the password is wrong, or the user does not exist", refused.Message);
        Assert.DoesNotContain("not-the-password", refused.ToString(), StringComparison.Ordinal);
        Assert.False(ServerTrouble.IsAway(refused));
    }

    [Fact]
    public async Task No_password_where_one_is_asked_for_is_a_refusal()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Password = "";

        Assert.Contains("password", (await RefusedAsync<ServerRefusedException>(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var options = PostgresPlace.Options("no_such_database");

        var refused = await RefusedAsync<ServerRefusedException>(options);

        Assert.Equal($"PostgreSQL at {Address(options)} refused user 'btc': the database 'no_such_database' does not exist", refused.Message);
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

        Assert.EndsWith("not an operational store of BtcEvents (it has a table holiday_photos); choose another database", refused.Message, StringComparison.Ordinal);
        _place.Execute("drop table holiday_photos");
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        await store.PrepareAsync(Token); // nothing of ours was there: it can still be made
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        _place.Migrate();
        _place.Execute("insert into operational_migration values (99, 'later')");

        Assert.Contains("has migration 99", (await RefusedAsync<BadInputException>(PostgresPlace.Options(_place.Name))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_may_not_migrate_says_who_must()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Migrate = false;
        Assert.EndsWith("are not there yet; run btc migrate", (await RefusedAsync<BadInputException>(options)).Message, StringComparison.Ordinal);

        _place.Migrate();
        _place.Execute("delete from operational_migration");
        Assert.EndsWith("run btc migrate", (await RefusedAsync<BadInputException>(options)).Message, StringComparison.Ordinal);
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

    private static string Address(PostgresOptions options) => FormattableString.Invariant($"{options.Host}:{options.Port}");

    // The probe says what the host's start would say.
    private static async Task<T> RefusedAsync<T>(PostgresOptions options)
        where T : Exception
    {
        await using var store = PostgresPlace.Store(options);
        await Assert.ThrowsAsync<T>(() => store.PrepareAsync(Token));
        return await Assert.ThrowsAsync<T>(() => new PostgresProbe(store, options).CheckAsync(Token));
    }
}
