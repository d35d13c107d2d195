using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.PureTests.Learning.Serialization;

public sealed class BrokenDocumentTests
{
    private const string Constant = """{"kind":"constant","format":1,"features":["a"],"parameters":{"value":1}}""";
    private const string Foreign = """{"kind":"constant","format":1,"features":["b"],"parameters":{"value":1}}""";

    [Theory]
    [InlineData("linear", """{"mean":[0],"scale":[1],"coefficients":[1]}""", "'intercept'")]
    [InlineData("linear", """{"mean":[0],"scale":[1],"coefficients":[1,2],"intercept":0}""", "'coefficients'")]
    [InlineData("linear", """{"mean":["x"],"scale":[1],"coefficients":[1],"intercept":0}""", "'mean'")]
    [InlineData("linear", """{"mean":[0],"scale":[0],"coefficients":[1],"intercept":0}""", "not above zero")]
    [InlineData("linear", """{"mean":[0],"scale":[1],"coefficients":[1],"intercept":1e999}""", "'intercept'")]
    [InlineData("constant", """{"value":null}""", "'value'")]
    [InlineData("carry", """{"column":"b"}""", "carries on 'b'")]
    [InlineData("carry", """{}""", "'column'")]
    [InlineData("bagging", """{"members":[]}""", "'members'")]
    [InlineData("bagging", """{"members":[7]}""", "JSON object")]
    [InlineData("bagging", $$"""{"members":[{{Foreign}}]}""", "other features")]
    [InlineData("average", $$"""{"members":[{{Constant}}],"weights":[-1]}""", "negative weight")]
    [InlineData("average", $$"""{"members":[{{Constant}}],"weights":[1,1]}""", "'weights'")]
    [InlineData("scaled", """{"mean":[0],"scale":[1]}""", "'inner'")]
    [InlineData("scaled", $$"""{"mean":[0],"scale":[1],"clip":0,"inner":{{Constant}}}""", "clips above zero")]
    [InlineData("System.Diagnostics.Process", """{}""", "is not known")]
    public void What_is_wrong_is_told_in_one_sentence(string kind, string parameters, string sentence)
    {
        var document = new ModelDocument(kind, ["a"], JsonNode.Parse(parameters)!.AsObject());
        var told = Assert.Throws<InvalidDataException>(() => ModelReader.Read(document));

        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_written_without_a_point_is_a_number()
    {
        var document = new ModelDocument("constant", ["a"], JsonNode.Parse("""{"value":1}""")!.AsObject());

        Assert.Equal(1, ModelReader.Read(document).Predict([0]));
        Assert.Equal(Constant.Length, ModelArtefact.Write(document).Bytes.Length);
    }
}
