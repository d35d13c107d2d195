using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.MySql;

namespace BtcEvents.PureTests.Storage;

public sealed class MariaDbOptionsTests
{
    [Theory]
    [InlineData("Host")]
    [InlineData("Port")]
    [InlineData("Database")]
    [InlineData("User")]
    [InlineData("Tls")]
    [InlineData("CaFile")]
    [InlineData("ConnectTimeout")]
    [InlineData("CommandTimeout")]
    [InlineData("PoolSize")]
    public void An_option_that_makes_no_sense_is_named_before_anything_is_opened(string option)
    {
        var options = new MariaDbOptions { Password = "hidden" };
        Action wrong = option switch
        {
            "Host" => () => options.Host = " ",
            "Port" => () => options.Port = 70000,
            "Database" => () => options.Database = "",
            "User" => () => options.User = "",
            "Tls" => () => options.Tls = (MariaDbTls)9,
            "CaFile" => () => options.Tls = MariaDbTls.VerifyCa,
            "ConnectTimeout" => () => options.ConnectTimeout = TimeSpan.Zero,
            "CommandTimeout" => () => options.CommandTimeout = TimeSpan.FromMilliseconds(10),
            _ => () => options.PoolSize = 0,
        };
        wrong();

        var refusal = Assert.Throws<BadInputException>(() => new MySqlMarketStore(options));

        Assert.StartsWith($"MariaDb:{option} is ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_authority_file_is_named()
    {
        var options = new MariaDbOptions { Tls = MariaDbTls.VerifyCa, CaFile = "/nowhere/ca.pem" };
        var refusal = Assert.Throws<BadInputException>(() => new MySqlMarketStore(options));
        Assert.Equal("MariaDb:CaFile is '/nowhere/ca.pem': there is no such file", refusal.Message);
    }
}
