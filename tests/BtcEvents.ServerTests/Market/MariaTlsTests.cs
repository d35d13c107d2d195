using BtcEvents.MariaDb;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaTlsTests(TlsMaria server) : IClassFixture<TlsMaria>
{
    [Fact]
    public void A_connection_is_encrypted_where_that_is_required()
    {
        using var connection = MariaDbConnection.Open(server.Settings(MariaDbTls.Required));
        Assert.NotEqual("Ssl_cipher|", Assert.Single(MariaStore.Lines(connection, "SHOW STATUS LIKE 'Ssl_cipher'")));
    }

    [Fact]
    public void A_server_is_believed_where_its_certificate_comes_from_the_given_authority()
    {
        using var connection = MariaDbConnection.Open(server.Settings(MariaDbTls.VerifyCa, server.Authority));
        Assert.NotEqual("Ssl_cipher|", Assert.Single(MariaStore.Lines(connection, "SHOW STATUS LIKE 'Ssl_cipher'")));
    }

    [Fact]
    public void A_server_whose_certificate_comes_from_another_authority_is_refused()
    {
        var refusal = Assert.Throws<MariaDbException>(() => MariaDbConnection.Open(server.Settings(MariaDbTls.VerifyCa, server.Stranger)));
        Assert.True(refusal.IsRefusal, refusal.Message);
    }
}
