using System.Text;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class FeatureSetFileTests
{
    [Fact]
    public void A_set_reads_back_whole()
    {
        var set = SimulatedCycle.Whole.Set;
        var read = FeatureSetFile.Read(FeatureSetFile.Write(set));
        Assert.Equal(set.Features, read.Features);
        Assert.Equal(set.Verdicts, read.Verdicts);
        Assert.Equal(
            (set.Symbol, set.AsOf, set.DatasetDigest, set.Core),
            (read.Symbol, read.AsOf, read.DatasetDigest, read.Core)
        );
        Assert.Equal(FeatureSetFile.Write(set), FeatureSetFile.Write(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("hello")]
    public void What_is_not_a_set_is_told(string text) =>
        Assert.Contains(
            "feature set",
            Assert.Throws<InvalidDataException>(() => FeatureSetFile.Read(Encoding.UTF8.GetBytes(text))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Bytes_cut_short_are_told()
    {
        var bytes = FeatureSetFile.Write(SimulatedCycle.Whole.Set);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            Assert.Throws<InvalidDataException>(() => FeatureSetFile.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Another_format_is_told()
    {
        var bytes = FeatureSetFile.Write(SimulatedCycle.Whole.Set with { Format = 2 });
        Assert.Equal(
            "this feature set has format 2: this version reads format 1",
            Assert.Throws<InvalidDataException>(() => FeatureSetFile.Read(bytes)).Message
        );
    }
}
