using System.Text;
using System.Text.RegularExpressions;
using BtcEvents.Messaging;
using RabbitMQ.Client;

namespace BtcEvents.BusTests.Cli;

public sealed class DeadLetterTests
{
    [Fact]
    public void The_notes_of_a_failure_are_read_and_left_out_when_the_message_is_sent_again()
    {
        var properties = new BasicProperties
        {
            MessageId = "m1",
            CorrelationId = "c1",
            ContentType = "application/vnd.masstransit+json",
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["MT-Fault-Message"] = Encoding.UTF8.GetBytes("row 3 is wrong"),
                ["MT-Fault-ExceptionType"] = Encoding.UTF8.GetBytes("Bad"),
                ["MT-Fault-Timestamp"] = Encoding.UTF8.GetBytes("2025-06-01T10:00:00.5Z"),
                ["MT-Fault-RetryCount"] = 3,
                ["MT-Host-MachineName"] = Encoding.UTF8.GetBytes("here"),
                ["MT-Reason"] = Encoding.UTF8.GetBytes("fault"),
                ["traceparent"] = Encoding.UTF8.GetBytes("00-1-1-01"),
                ["MT-Activity-Id"] = Encoding.UTF8.GetBytes("00-2-2-01"),
            },
        };

        var original = DeadLetterHeaders.Original(properties);

        Assert.Equal("row 3 is wrong", DeadLetterHeaders.Reason(properties));
        Assert.Equal("Bad", DeadLetterHeaders.Failure(properties));
        Assert.Equal(new DateTimeOffset(2025, 6, 1, 10, 0, 0, 500, TimeSpan.Zero), DeadLetterHeaders.At(properties));
        Assert.Equal(
            ["BTC-Sent-Again", "MT-Activity-Id", "traceparent"],
            original.Headers!.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal((0, 1), (DeadLetterHeaders.SentAgain(properties), DeadLetterHeaders.SentAgain(original)));
        Assert.Equal(2, DeadLetterHeaders.SentAgain(DeadLetterHeaders.Original(original)));
        Assert.Equal(
            ("m1", "c1", "application/vnd.masstransit+json", true),
            (original.MessageId, original.CorrelationId, original.ContentType, original.Persistent)
        );
        Assert.Equal(8, properties.Headers.Count);
    }

    [Fact]
    public void A_message_without_notes_is_no_trouble()
    {
        Assert.Equal(
            ("", "", null),
            (
                DeadLetterHeaders.Reason(new BasicProperties()),
                DeadLetterHeaders.Failure(new BasicProperties()),
                DeadLetterHeaders.At(new BasicProperties())
            )
        );
        Assert.Equal(["BTC-Sent-Again"], DeadLetterHeaders.Original(new BasicProperties()).Headers!.Keys);
    }

    [Theory]
    [InlineData(
        """
            { "messageType": ["urn:message:BtcEvents.Contracts:DataUpdated"],
              "message": { "cycle": { "symbol": "ETH-USD", "month": "2025-06" } } }
            """,
        "DataUpdated",
        "ETH-USD",
        "2025-06"
    )]
    [InlineData(
        """
            { "messageType": ["urn:message:BtcEvents.Contracts:StartMonthlyCycle"], "message": { "month": "2025-13" } }
            """,
        "StartMonthlyCycle",
        null,
        "2025-13"
    )]
    [InlineData("""{ "Symbol": "BTC-USD", "Month": "2025-06" }""", "", "BTC-USD", "2025-06")]
    [InlineData("""{ "messageType": [7], "message": [] }""", "", null, null)]
    [InlineData("""{ "messageType": "x", "message": { "cycle": 7, "month": 8 } }""", "", null, null)]
    [InlineData("[1]", "", null, null)]
    [InlineData("{ no json", "", null, null)]
    [InlineData("", "", null, null)]
    public void As_much_is_told_of_a_body_as_can_be_read(string body, string type, string? symbol, string? month) =>
        Assert.Equal(new DeadLetterBody(type, symbol, month), DeadLetterBody.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("trainer_error", true, "trainer")]
    [InlineData("start-monthly-cycle_skipped", true, "start-monthly-cycle")]
    [InlineData("dead-letters", true, "predictor")]
    [InlineData("trainer", false, null)]
    [InlineData("dead-letters-of-mine", false, null)]
    public void Dead_letters_lie_in_queues_named_after_their_source_or_tell_it(string queue, bool dead, string? source)
    {
        var byBroker = new BasicProperties
        {
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["x-first-death-queue"] = Encoding.UTF8.GetBytes("predictor"),
            },
        };

        Assert.Equal(dead, DeadLetterQueues.IsOne(queue));
        Assert.Equal(dead, Regex.IsMatch(queue, DeadLetterQueues.Pattern));
        Assert.Equal(!dead, Regex.IsMatch(queue, DeadLetterQueues.OtherPattern));
        if (dead)
        {
            Assert.Equal(source, DeadLetterQueues.SourceOf(queue, byBroker));
        }
    }
}
