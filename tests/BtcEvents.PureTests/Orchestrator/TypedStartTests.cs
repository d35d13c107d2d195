using System.Text;
using System.Text.Json;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Orchestrator;

public sealed class TypedStartTests
{
    [Theory]
    [InlineData("""{"month":"2025-06"}""", """{"month":"2025-06"}""")]
    [InlineData(
        """{"Month":"2025-06","symbol":null,"attempt":2,"REQUESTEDBY":"me"}""",
        """{"month":"2025-06","attempt":2,"requestedBy":"me"}"""
    )]
    [InlineData(
        """{"month":"2025-06","plan":{"from":"features","through":"Training","seed":7,"forceSelection":true}}""",
        """{"month":"2025-06","plan":{"from":2,"through":4,"seed":7,"forceSelection":true}}"""
    )]
    [InlineData("""{"month":"2025-06","plan":{"from":2}}""", """{"month":"2025-06","plan":{"from":2}}""")]
    public void What_a_person_types_becomes_what_stands_on_the_bus(string typed, string expected) =>
        Assert.Equal(expected, Read(typed));

    [Theory]
    [InlineData("", "the text is no JSON, and {\"month\":\"2025-06\"} is: ")]
    [InlineData("""{"month":"2024-02" """, "the text is no JSON, and {\"month\":\"2025-06\"} is: ")]
    [InlineData("[]", "the text is no JSON object, and one such as {\"month\":\"2025-06\"} is required")]
    [InlineData("null", "the text is no JSON object, and one such as")]
    [InlineData("{}", "month is absent, and a start needs it: {\"month\":\"2025-06\"}")]
    [InlineData("""{"month":null}""", "month is absent")]
    [InlineData("""{"month":5}""", "month is 5, and text in quotes is required")]
    [InlineData(
        """{"monht":"2024-02"}""",
        "monht is no property of a start: month, symbol, attempt, requestedBy, plan are"
    )]
    [InlineData("""{"month":"2024-02","attempt":"two"}""", "attempt is \"two\", and a whole number is required")]
    [InlineData("""{"month":"2024-02","attempt":1.5}""", "attempt is 1.5, and a whole number is required")]
    [InlineData("""{"month":"2024-02","attempt":99999999999}""", "attempt is 99999999999, and a whole number")]
    [InlineData("""{"month":"2024-02","month":"2024-03"}""", "is: Duplicate property 'month'")]
    [InlineData("""{"month":"2024-02","Month":"2024-03"}""", "month stands twice, and once is required")]
    [InlineData("""{"month":"2024-02","plan":{"seed":1,"SEED":2}}""", "plan.seed stands twice")]
    [InlineData("""{"month":"\ud800"}""", "the text is no JSON, and")]
    [InlineData("""{"month":"2024-02","plan":{"through":"Features,Selection"}}""", "plan.through is \"Features,Sel")]
    [InlineData("""{"month":"2024-02","plan":[]}""", "plan is [], and an object is required")]
    [InlineData("""{"month":"2024-02","plan":{"sead":1}}""", "plan.sead is no property of a start: from, through,")]
    [InlineData("""{"month":"2024-02","plan":{"mayPromote":"no"}}""", "mayPromote is \"no\", and true or false is")]
    [InlineData(
        """{"month":"2024-02","plan":{"from":"Datas"}}""",
        "plan.from is \"Datas\", and a stage (Data, Features, Selection, Training, Forecast) is required"
    )]
    [InlineData("""{"month":"2024-02","plan":{"from":"7"}}""", "plan.from is \"7\", and a stage (")]
    public void What_is_no_command_is_refused_by_the_property(string typed, string sentence)
    {
        var refusal = Assert.Throws<BadInputException>(() => Read(typed));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BtcEvents.", refusal.Message, StringComparison.Ordinal); // no type of ours
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_a_mark_of_their_order_is_not()
    {
        Assert.Throws<BadInputException>(() =>
            TypedStart.Normalize("""{"month":"2025-0"""u8.ToArray().Append((byte)0xFF).ToArray())
        );
        Assert.Equal("""{"month":"2025-06"}""", Read("\uFEFF" + """{"month":"2025-06"}"""));
    }

    [Fact]
    public void Every_property_of_the_command_and_of_its_plan_can_be_typed()
    {
        var whole = new StartMonthlyCycle
        {
            Month = "2025-06",
            RequestedBy = "me",
            Plan = new() { MayPromote = false },
        };
        var text = JsonSerializer.Serialize(whole, JsonSerializerOptions.Web);

        Assert.Equal(whole, JsonSerializer.Deserialize<StartMonthlyCycle>(Read(text), JsonSerializerOptions.Web));
    }

    private static string Read(string text) => TypedStart.Normalize(Encoding.UTF8.GetBytes(text));
}
