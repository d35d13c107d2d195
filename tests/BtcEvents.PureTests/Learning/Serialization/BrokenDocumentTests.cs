using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.PureTests.Learning.Serialization;

public sealed class BrokenDocumentTests
{
    private const string Constant = """{"kind":"constant","format":1,"features":["a"],"parameters":{"value":1}}""";
    private const string Stump =
        """{"splits":1,"columns":[0],"thresholds":[2.5],"left":[-1],"right":[-2],"leaves":[1,3]}""";
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
    [InlineData("trees", """{"combine":"sum","start":0,"trees":[]}""", "'trees'")]
    [InlineData("trees", """{"combine":"sum","start":0,"trees":[7]}""", "'trees'")]
    [InlineData("trees", $$"""{"combine":"sum","trees":[{{Stump}}]}""", "'start'")]
    [InlineData("trees", $$"""{"combine":"median","start":0,"trees":[{{Stump}}]}""", "this one by 'median'")]
    [InlineData("System.Diagnostics.Process", """{}""", "is not known")]
    public void What_is_wrong_is_told_in_one_sentence(string kind, string parameters, string sentence)
    {
        var document = new ModelDocument(kind, ["a"], JsonNode.Parse(parameters)!.AsObject());
        var told = Assert.Throws<InvalidDataException>(() => ModelReader.Read(document));

        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"splits\":1", "\"splits\":-1", "'splits'")]
    [InlineData("\"splits\":1", "\"splits\":2", "'columns'")]
    [InlineData("[-1]", "[1.5]", "'left'")]
    [InlineData("\"columns\":[0]", "\"columns\":[1]", "a split looks at none of the 1 columns")]
    [InlineData("[2.5]", "[1e300]", "a threshold is no finite 32-bit number")]
    [InlineData("[1,3]", "[1e308,1e308]", "its forecasts are not finite", 2)]
    [InlineData("[-1]", "[0]", "its splits do not lead to each later split and to each leaf once")]
    [InlineData("[-1]", "[-3]", "its splits do not lead to each later split and to each leaf once")]
    [InlineData("[-1]", "[-2]", "its splits do not lead to each later split and to each leaf once")]
    public void A_tree_that_is_none_is_told(string part, string instead, string sentence, int trees = 1)
    {
        var tree = Stump.Replace(part, instead, StringComparison.Ordinal);
        var list = string.Join(',', Enumerable.Repeat(tree, trees));
        var parameters = $$"""{"combine":"sum","start":0,"trees":[{{list}}]}""";
        var document = new ModelDocument("trees", ["a"], JsonNode.Parse(parameters)!.AsObject());

        Assert.NotEqual(Stump, tree);
        Assert.Contains(
            sentence,
            Assert.Throws<InvalidDataException>(() => ModelReader.Read(document)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("sum", 2.5, 12)]
    [InlineData("sum", 2.6, 16)]
    [InlineData("mean", 2.5, 11)]
    [InlineData("mean", 2.6, 13)]
    public void Trees_are_summed_or_averaged_and_the_start_is_added(string combine, double value, double forecast)
    {
        var parameters = $$"""{"combine":"{{combine}}","start":10,"trees":[{{Stump}},{{Stump}}]}""";
        var document = new ModelDocument("trees", ["a"], JsonNode.Parse(parameters)!.AsObject());

        Assert.Equal(forecast, ModelReader.Read(document).Predict([value]));
    }

    [Fact]
    public void A_whole_number_written_without_a_point_is_a_number()
    {
        var document = new ModelDocument("constant", ["a"], JsonNode.Parse("""{"value":1}""")!.AsObject());

        Assert.Equal(1, ModelReader.Read(document).Predict([0]));
        Assert.Equal(Constant.Length, ModelArtefact.Write(document).Bytes.Length);
    }
}
