using BtcEvents.Failures;
using BtcEvents.Storage.MySql;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaTlsTests(TlsMaria server) : IClassFixture<TlsMaria>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_is_encrypted_where_that_is_required() =>
        await WorksEncryptedAsync(server.Options(MariaDbTls.Required));

    [Fact]
    public async Task A_server_is_believed_where_its_certificate_comes_from_the_given_authority() =>
        await WorksEncryptedAsync(server.Options(MariaDbTls.VerifyCa, server.Authority));

    [Fact]
    public async Task A_server_whose_certificate_comes_from_another_authority_is_refused() =>
        Assert.EndsWith(
            $": its certificate is not signed by the authority in {server.Stranger}",
            await RefusalAsync(server.Options(MariaDbTls.VerifyCa, server.Stranger)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_server_whose_certificate_is_for_another_host_is_refused()
    {
        var options = server.Options(MariaDbTls.VerifyCa, server.Authority);
        options.Host = "localhost";

        Assert.EndsWith(
            ": its certificate is not made out to localhost",
            await RefusalAsync(options),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, "MariaDb:CaFile {0} cannot be read: ")]
    [InlineData("no certificate", "its certificate is not signed by the authority in {0}")]
    public async Task An_authority_file_that_went_away_or_is_something_else_is_named_and_not_waited_for(
        string? content,
        string sentence
    )
    {
        var file = Path.GetTempFileName();
        using var store = new MySqlMarketStore(server.Options(MariaDbTls.VerifyCa, file));
        File.Delete(file);
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, Token);
        }

        var refusal = await Assert.ThrowsAsync<ServerRefusedException>(() => store.CheckAsync(Token));

        Assert.Contains(
            sentence.Replace("{0}", file, StringComparison.Ordinal),
            refusal.Message,
            StringComparison.Ordinal
        );
        File.Delete(file);
    }

    private static async Task<string> RefusalAsync(MariaDbOptions options)
    {
        var refusal = await MariaStore.RefusedAsync<ServerRefusedException>(options);
        Assert.False(ServerTrouble.IsAway(refusal));
        return refusal.Message;
    }

    private async Task WorksEncryptedAsync(MariaDbOptions options)
    {
        using var store = new MySqlMarketStore(options);
        await store.CheckAsync(Token);
        using var connection = server.Connect(options);
        Assert.NotEqual("Ssl_cipher|", Assert.Single(MariaStore.Lines(connection, "SHOW STATUS LIKE 'Ssl_cipher'")));
    }
}
