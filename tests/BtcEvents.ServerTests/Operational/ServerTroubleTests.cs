using System.Net.Sockets;
using BtcEvents.Storage;
using Npgsql;

namespace BtcEvents.ServerTests.Operational;

public sealed class ServerTroubleTests
{
    public static TheoryData<bool, Exception> Failures() => new()
    {
        { true, new ServerUnreachableException("S3", "a", "gone") },
        { true, new InvalidOperationException("outer", new ServerUnreachableException("S3", "a", "gone")) },
        { true, new AggregateException(new InvalidOperationException("x"), new SocketException()) },
        { true, new NpgsqlException("broken", new IOException("reset")) },
        { true, Postgres("57P01") },
        { true, Postgres("57P03") },
        { true, Postgres("08006") },
        { true, Postgres("53300") },
        { false, Postgres("40P01") },
        { false, Postgres("23505") },
        { false, Postgres("28P01") },
        { false, new ServerRefusedException("S3", "a", "u", "no", new SocketException()) },
        { false, new HttpRequestException("a data source", new SocketException()) },
        { false, new IOException("the disk is full") },
        { false, new InvalidOperationException("x") },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Failures))]
    public void A_server_that_is_away_is_told_from_a_failure_of_the_work(bool away, Exception failure) =>
        Assert.Equal(away, ServerTrouble.IsAway(failure));

    private static PostgresException Postgres(string state) => new("m", "FATAL", "FATAL", state);
}
