using BtcEvents.Failures;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Messaging;

/// <summary>Which failures make an endpoint pause.</summary>
public sealed class KillSwitchTests
{
    public static TheoryData<Exception, bool> Failures =>
        new()
        {
            { new IOException("reset"), true },
            { new ServerUnreachableException("PostgreSQL", "db:5432", "refused", new IOException()), true },
            { new TaskCanceledException("too slow", new TimeoutException()), true }, // as HttpClient says it
            { new OperationCanceledException(), false },
            { new TaskCanceledException(), false },
            { new BadInputException("no such month"), false },
            { new InvalidOperationException("wrapped", new BadInputException("no such month")), false },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_may_pass_counts_and_bad_input_and_what_was_cancelled_do_not(Exception failure, bool counts) =>
        Assert.Equal(counts, RabbitMqTransport.CountsForKillSwitch(failure));
}
