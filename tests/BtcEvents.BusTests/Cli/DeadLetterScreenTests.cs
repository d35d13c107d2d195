using System.Text;
using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Screens;
using BtcEvents.Messaging;
using RabbitMQ.Client;

namespace BtcEvents.BusTests.Cli;

/// <summary>How dead letters are chosen on the command line, and what is shown of one.</summary>
public sealed class DeadLetterScreenTests
{
    [Theory]
    [InlineData("dead-letters drop")]
    [InlineData("dead-letters redrive --queue trainer_error")]
    [InlineData("dead-letters drop 1234 --all")]
    [InlineData("dead-letters drop --id m1 --cause a1b2c3")]
    public void Nothing_is_taken_that_was_not_named_in_one_way(string line) =>
        Assert.Contains(
            CommandTree.Create().Parse(line).Errors,
            error => error.Message.StartsWith("say which messages", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("dead-letters drop 1234 5678")]
    [InlineData("dead-letters redrive --id m1")]
    [InlineData("dead-letters drop --cause a1b2c3 --cause c0ffee --queue trainer_error")]
    [InlineData("dead-letters redrive --all")]
    public void One_way_is_enough(string line) => Assert.Empty(CommandTree.Create().Parse(line).Errors);

    [Fact]
    public void A_payload_is_text_where_it_is_text_and_indented_where_it_is_JSON()
    {
        Assert.Equal(
            "{\n  \"a\": \"\u00fc\"\n}",
            DeadLetterPayload.Text(Bytes("{\"a\":\"\u00fc\"}"))?.ReplaceLineEndings("\n")
        );
        Assert.Equal("{ no json", DeadLetterPayload.Text(Bytes("{ no json")));
        Assert.Null(DeadLetterPayload.Base64(Bytes("text")));
    }

    [Theory]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 })] // a control sign
    [InlineData(new byte[] { 0xc3, 0x28 })] // no UTF-8
    public void A_payload_that_is_no_text_is_in_base_64(byte[] body)
    {
        Assert.Null(DeadLetterPayload.Text(body));
        Assert.Equal(Convert.ToBase64String(body), DeadLetterPayload.Base64(body));
    }

    [Fact]
    public void Of_a_payload_that_is_too_long_for_a_screen_the_begin_is_in_base_64()
    {
        var body = Bytes(new string('x', 100_000));

        Assert.Null(DeadLetterPayload.Text(body));
        Assert.Equal(64 * 1024, Convert.FromBase64String(DeadLetterPayload.Base64(body)!).Length);
    }

    [Fact]
    public void Headers_that_hold_lists_and_tables_are_shown_with_what_they_hold()
    {
        var death = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["queue"] = Bytes("trainer"),
            ["count"] = 21L,
        };
        var properties = new BasicProperties
        {
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["x-death"] = new List<object> { death, Bytes("more") },
            },
        };

        Assert.Equal("queue=trainer, count=21; more", DeadLetterHeaders.All(properties)["x-death"]);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
