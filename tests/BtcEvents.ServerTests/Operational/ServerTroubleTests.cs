using System.Net.Sockets;
using BtcEvents.Failures;

namespace BtcEvents.ServerTests.Operational;

public sealed class ServerTroubleTests
{
    public static TheoryData<bool, Exception> Failures() =>
        new()
        {
            { true, new ServerUnreachableException("S3", "a", "gone") },
            { true, new InvalidOperationException("outer", new ServerUnreachableException("S3", "a", "gone")) },
            { true, new AggregateException(new InvalidOperationException("x"), new SocketException()) },
            { false, new ServerRefusedException("S3", "a", "u", "no", new SocketException()) },
            { false, new HttpRequestException("a data source", new SocketException()) },
            { false, new IOException("the disk is full") },
            { false, new InvalidOperationException("x") },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Failures))]
    public void A_server_that_is_away_is_told_from_a_failure_of_the_work(bool away, Exception failure) =>
        Assert.Equal(away, ServerTrouble.IsAway(failure));
}
