using System.Security.Cryptography;
using System.Text;
using BtcEvents.Features;

namespace BtcEvents.PureTests.Features;

/// <summary>What a reader says of bytes that are not, or no longer, a feature table.</summary>
public sealed class FeatureTableDamageTests
{
    [Fact]
    public void Bytes_cut_short_anywhere_are_told()
    {
        var bytes = FeatureTableFile.Write(SmallTable.Value);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_told()
    {
        var bytes = FeatureTableFile.Write(SmallTable.Value);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 4;
            Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(bytes));
            bytes[i] ^= 4;
        }
    }

    [Theory]
    [InlineData("hello\n", "the bytes are not a feature table: the first line is missing or another")]
    [InlineData("btcevents-feature-table,2\n", "the feature table has version '2', but only version 1 can be read")]
    [InlineData(
        "btcevents-feature-table,1\nx\n",
        "the feature table is cut short or altered: its checksum does not fit"
    )]
    public void What_is_not_a_table_is_told(string text, string sentence) =>
        Assert.Equal(
            sentence,
            Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(Encoding.UTF8.GetBytes(text))).Message
        );

    [Theory]
    [InlineData(
        "2024-02,105",
        "2024-13,105",
        "the feature table is broken in line 8: a shift, a month and 4 values expected"
    )]
    [InlineData(",-0,", ",minus,", "the feature table is broken in line 8: 'minus' is not a number")]
    [InlineData("symbol,", "name,", "the feature table is broken in line 2: 'symbol' expected")]
    [InlineData(
        "0,2024-02",
        "-5,2024-02",
        "the feature table is broken in line 8: a shift, a month and 4 values expected"
    )]
    [InlineData(
        "0,2024-02",
        "5,2024-02",
        "the feature table does not fit together: 2024-03 does not follow 2024-01 (Parameter 'months')"
    )]
    [InlineData("0,2024-0", "5,2024-0", "the feature table has no calendar months")]
    [InlineData(
        "origin,real",
        "origin,guessed",
        "the feature table is broken in line 5: origin 'guessed' is neither real nor simulated"
    )]
    [InlineData("2024-03-31", "2024-31-03", "the feature table's as-of date '2024-31-03' is not a day")]
    [InlineData(
        "month,mean_close",
        "month,mean",
        "the feature table is broken in line 6: 'shift_days,month,mean_close,target' expected"
    )]
    public void A_broken_line_under_a_fitting_checksum_is_told(string old, string replacement, string sentence)
    {
        var text = Encoding
            .UTF8.GetString(FeatureTableFile.Write(SmallTable.Value))
            .Replace(old, replacement, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text[..text.LastIndexOf("sha256,", StringComparison.Ordinal)]);
        byte[] bytes =
        [
            .. body,
            .. Encoding.UTF8.GetBytes($"sha256,{Convert.ToHexStringLower(SHA256.HashData(body))}\n"),
        ];
        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(bytes)).Message);
    }
}
