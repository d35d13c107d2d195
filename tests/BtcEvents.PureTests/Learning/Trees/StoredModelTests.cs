using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>
/// Models that version 0.2.0 stored, when XGBoost itself fitted them: champions of the families with trees (bagged),
/// forest and linear models, and bare trees that learnt where missing values go. What they forecast was written down
/// by that version.
/// </summary>
public sealed class StoredModelTests
{
    [Theory]
    [InlineData("trees")]
    [InlineData("forest")]
    [InlineData("linear")]
    [InlineData("missing")]
    public void A_model_of_an_earlier_version_forecasts_the_same_bits(string name)
    {
        var stored = Stored(name);
        var artefact = ModelArtefact.Write(Document(stored));
        var model = ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256));
        var rows = stored["rows"]!.AsArray().Select(row => row!.AsArray().Select(v => (double?)v ?? double.NaN));

        Assert.Equal(
            stored["forecasts"]!.AsArray().Select(f => (double)f!),
            rows.Select(row => model.Predict([.. row]))
        );
        Assert.Equal(artefact.Sha256, ModelArtefact.Write(model.ToDocument()).Sha256);
    }

    [Theory]
    [InlineData("scale", "[0.0,1.0,1.0]", "a scale of its standardisation is not positive")]
    [InlineData("centre", "[1.0]", "centre must be a list of 3")]
    public void A_linear_model_that_is_not_whole_is_told(string list, string instead, string sentence)
    {
        var document = Document(Stored("linear"));
        var inner = document.Parameters["inner"]!["parameters"]!["inner"]!["parameters"]!["standardisation"]!;
        inner[list] = JsonNode.Parse(instead);

        Assert.Contains(
            sentence,
            Assert.Throws<InvalidDataException>(() => ModelReader.Read(document)).Message,
            StringComparison.Ordinal
        );
    }

    private static ModelDocument Document(JsonNode stored) =>
        new(
            (string)stored["document"]!["kind"]!,
            [.. stored["document"]!["features"]!.AsArray().Select(f => (string)f!)],
            stored["document"]!["parameters"]!.AsObject()
        );

    private static JsonNode Stored(string name)
    {
        var path = $"{typeof(StoredModelTests).Namespace}.Documents.{name}.json";
        using var stream = typeof(StoredModelTests).Assembly.GetManifestResourceStream(path);
        return JsonNode.Parse(stream ?? throw new FileNotFoundException(path))!;
    }
}
