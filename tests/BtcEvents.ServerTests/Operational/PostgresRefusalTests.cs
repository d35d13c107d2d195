using System.Net;
using System.Net.Sockets;
using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
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

        var refused = await PostgresPlace.RefusedAsync<ServerRefusedException>(options);

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
            (await PostgresPlace.RefusedAsync<ServerRefusedException>(options)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var options = PostgresPlace.Options("no_such_database");

        var refused = await PostgresPlace.RefusedAsync<ServerRefusedException>(options);

        Assert.Equal(
            $"PostgreSQL at {Address(options)} refused user 'btc': the database 'no_such_database' does not exist",
            refused.Message
        );
    }

    [Fact]
    public async Task No_listener_is_one_sentence_with_the_address()
    {
        var options = PostgresPlace.Options(_place.Name);
        options.Port = Ports.Free();

        var away = await PostgresPlace.RefusedAsync<ServerUnreachableException>(options);

        Assert.Equal($"PostgreSQL at {Address(options)} cannot be reached: Connection refused", away.Message);
        Assert.True(ServerTrouble.IsAway(new InvalidOperationException("a consumer failed", away)));
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_away()
    {
        var options = PostgresPlace.Options(_place.Name);
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        (options.Port, options.ConnectTimeout) = (Ports.Open(mute), TimeSpan.FromSeconds(1));

        await PostgresPlace.RefusedAsync<ServerUnreachableException>(options);
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

        Assert.Contains(
            "SSL",
            (await PostgresPlace.RefusedAsync<ServerRefusedException>(options)).Message,
            StringComparison.Ordinal
        );
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

    private static string Address(PostgresOptions options) =>
        FormattableString.Invariant($"{options.Host}:{options.Port}");
}
