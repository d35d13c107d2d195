using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Serialization;

public sealed class ModelArtefactTests
{
    private static readonly TrainingMatrix Data = RandomRows.Of(61, 30, 4);

    public static TheoryData<string, ILearner> Learners =>
        new()
        {
            { "linear", new RidgeLearner(1.5) },
            { "linear", new ElasticNetLearner(0.2, 0.5) },
            { "scaled", new ScaledLearner(new RidgeLearner(1), clip: 3) },
            { "constant", new MeanLearner() },
            { "carry", new CarryLearner("f2") },
            { "bagging", new BaggingLearner(new ScaledLearner(new ElasticNetLearner(0.1, 0.9)), 3) },
            {
                "average",
                new BlendLearner(
                    [new RidgeLearner(1), new BaggingLearner(new MeanLearner(), 2), new ZeroLearner()],
                    [1, 1, 5]
                )
            },
        };

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void A_saved_model_comes_back_to_the_bit(string kind, ILearner learner)
    {
        var model = learner.Fit(Data, 8);
        var artefact = ModelArtefact.Write(model.ToDocument());
        var document = ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256);
        var again = ModelReader.Read(document);

        Assert.Equal(kind, document.Kind);
        Assert.Equal(artefact.Bytes.ToArray(), ModelArtefact.Write(again.ToDocument()).Bytes.ToArray());
        Assert.All(
            Enumerable.Range(0, 30),
            i => Assert.Equal(Bits(model.Predict(Data.Row(i))), Bits(again.Predict(Data.Row(i))))
        );
    }

    [Fact]
    public void Every_finite_number_reads_back_to_the_bit() =>
        SeededProperty.Holds(
            seed =>
            {
                var random = new Random(seed);
                var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
                return !double.IsFinite(value) || Bits(RoundTrip(value)) == Bits(value);
            },
            tests: 500
        );

    [Theory]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(1.0)]
    public void Numbers_at_the_edges_read_back_to_the_bit(double value) =>
        Assert.Equal(Bits(value), Bits(RoundTrip(value)));

    [Fact]
    public void The_bytes_do_not_depend_on_the_order_of_parameters()
    {
        var one = new ModelDocument(
            "k",
            ["a"],
            new JsonObject
            {
                ["x"] = 1.5,
                ["y"] = new JsonObject { ["p"] = true, ["q"] = "é" },
            }
        );
        var two = new ModelDocument(
            "k",
            ["a"],
            new JsonObject
            {
                ["y"] = new JsonObject { ["q"] = "é", ["p"] = true },
                ["x"] = 1.5,
            }
        );

        Assert.Equal(ModelArtefact.Write(one).Sha256, ModelArtefact.Write(two).Sha256);
    }

    [Fact]
    public void The_bytes_are_canonical_json_and_the_digest_is_theirs()
    {
        var artefact = ModelArtefact.Write(new ConstantRegressor(["a"], 0.1).ToDocument());
        const string Expected = """{"features":["a"],"format":1,"kind":"constant","parameters":{"value":0.1}}""";

        Assert.Equal(Expected, Encoding.UTF8.GetString(artefact.Bytes.Span));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Expected))), artefact.Sha256);
    }

    [Fact]
    public void Any_altered_or_missing_byte_is_told()
    {
        var artefact = ModelArtefact.Write(new MeanLearner().Fit(Data, 0).ToDocument());
        for (var i = 0; i < artefact.Bytes.Length; i++)
        {
            var altered = artefact.Bytes.ToArray();
            altered[i] ^= 1;
            var told = Assert.Throws<InvalidDataException>(() => ModelArtefact.Read(altered, artefact.Sha256));
            Assert.Contains("altered or cut short", told.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidDataException>(() => ModelArtefact.Read(artefact.Bytes.Span[..i], artefact.Sha256));
        }
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{\"kind\":\"linear\"", "is not JSON")]
    [InlineData("{\"kind\":\"a\",\"kind\":\"b\"}", "is not JSON")]
    [InlineData("null", "is a JSON object")]
    [InlineData("[]", "is a JSON object")]
    [InlineData("{}", "'format'")]
    [InlineData("{\"format\":2}", "model format 2 is not known")]
    [InlineData("{\"format\":1,\"parameters\":{},\"features\":[]}", "'kind'")]
    [InlineData("{\"format\":1,\"parameters\":{},\"kind\":\"x\",\"features\":[1]}", "'features'")]
    [InlineData("{\"format\":1,\"kind\":\"x\",\"features\":[]}", "'parameters'")]
    public void Bytes_that_are_no_document_are_told(string json, string sentence)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var told = Assert.Throws<InvalidDataException>(() =>
            ModelArtefact.Read(bytes, Convert.ToHexString(SHA256.HashData(bytes)))
        );

        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_told()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"format":1,"kind":"@","features":[],"parameters":{}}""");
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0xFF;

        Assert.Throws<InvalidDataException>(() =>
            ModelArtefact.Read(bytes, Convert.ToHexString(SHA256.HashData(bytes)))
        );
    }

    [Fact]
    public void A_number_that_json_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            ModelArtefact.Write(new("k", [], new JsonObject { ["x"] = double.NaN }))
        );

    private static double RoundTrip(double value)
    {
        var artefact = ModelArtefact.Write(new ConstantRegressor([], value).ToDocument());
        return ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256)).Predict([]);
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
