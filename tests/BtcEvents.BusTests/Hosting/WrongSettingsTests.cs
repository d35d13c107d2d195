using BtcEvents.Failures;
using BtcEvents.Hosting;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.BusTests.Hosting;

/// <summary>What an operator is told of settings that make no sense, one of each rule.</summary>
public sealed class WrongSettingsTests
{
    private const string S3Address = "an http or https address without user and path is allowed, or none";

    private static readonly Dictionary<string, Action<IConfiguration>> Readers = new(StringComparer.Ordinal)
    {
        [PostgresOptions.Section] = settings => settings.Of<PostgresOptions>(PostgresOptions.Section),
        [MariaDbOptions.Section] = settings => settings.Of<MariaDbOptions>(MariaDbOptions.Section),
        [S3Options.Section] = settings => settings.Of<S3Options>(S3Options.Section),
        [HealthOptions.Section] = settings => settings.Of<HealthOptions>(HealthOptions.Section),
    };

    public static TheoryData<string> Sections => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_defaults_make_sense(string section) => Readers[section](new ConfigurationBuilder().Build());

    [Theory]
    [InlineData("Postgres:Host=a,b", "is 'a,b': one host name is allowed")]
    [InlineData("Postgres:Host=", "is empty: it must be given")]
    [InlineData("Postgres:Port=70000", "is 70000: 1 to 65535 are allowed")]
    [InlineData("Postgres:Database=", "is empty: it must be given")]
    [InlineData("Postgres:User=", "is empty: it must be given")]
    [InlineData("Postgres:Tls=9", "is 9: Disable, Allow, Prefer, Require, VerifyCA, VerifyFull are allowed")]
    [InlineData("Postgres:CaFile=/no/such/ca.pem", "is '/no/such/ca.pem': there is no such file")]
    [InlineData("Postgres:ConnectTimeout=00:06:00", "is 00:06:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("Postgres:CommandTimeout=00:00:00.5", "is 00:00:00.5: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("Postgres:MaxPoolSize=2", "is 2: 3 to 1000 are allowed")]
    [InlineData("Postgres:PreparedStatements=-1", "is -1: 0 to 1000 are allowed")]
    [InlineData("MariaDb:Host=", "is empty: it must be given")]
    [InlineData("MariaDb:Port=70000", "is 70000: 1 to 65535 are allowed")]
    [InlineData("MariaDb:Database=", "is empty: it must be given")]
    [InlineData("MariaDb:User=", "is empty: it must be given")]
    [InlineData("MariaDb:Tls=9", "is 9: Off, Required, VerifyCa are allowed")]
    [InlineData("MariaDb:CaFile=/no/such/ca.pem", "is '/no/such/ca.pem': there is no such file")]
    [InlineData("MariaDb:ConnectTimeout=00:00:00", "is 00:00:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("MariaDb:CommandTimeout=1.00:00:00", "is 1.00:00:00: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("MariaDb:PoolSize=101", "is 101: 1 to 100 are allowed")]
    [InlineData("S3:Endpoint=127.0.0.1:9000", "is '127.0.0.1:9000': " + S3Address)]
    [InlineData("S3:Endpoint=http://me:password@there", "is '...@there': " + S3Address)]
    [InlineData("S3:Region=", "is empty: it must be given")]
    [InlineData("S3:Bucket=", "is empty: it must be given")]
    [InlineData("S3:Bucket=a/b", "is 'a/b': a name without slashes is allowed")]
    [InlineData(
        "S3:SecretKey=password",
        "is given, and not shown: it belongs to S3:AccessKey: both are given, or none"
    )]
    [InlineData("S3:Prefix=a/../b", "is 'a/../b': names separated by single slashes are allowed")]
    [InlineData("S3:ConnectTimeout=00:00:00", "is 00:00:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("S3:Timeout=00:00:00", "is 00:00:00: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("S3:Retries=11", "is 11: 0 to 10 are allowed")]
    [InlineData("Health:Address=", "is empty: it must be given")]
    [InlineData("Health:Port=-1", "is -1: 0 to 65535 are allowed")]
    public void A_wrong_setting_is_told_as_it_is_written_with_what_is_allowed(string setting, string rule)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(["--" + setting]).Build();

        var refused = Assert.Throws<BadInputException>(() => Readers[setting.Split(':')[0]](settings));

        Assert.Equal($"{setting.Split('=')[0]} {rule}", refused.Message);
    }
}
