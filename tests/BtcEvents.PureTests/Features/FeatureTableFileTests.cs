using System.Security.Cryptography;
using System.Text;
using BtcEvents.Features;
using BtcEvents.Market;
using FsCheck;
using FsCheck.Fluent;

namespace BtcEvents.PureTests.Features;

public sealed class FeatureTableFileTests
{
    private static readonly FeatureTable Table = Make(
        ["x", "y"],
        [
            [0.1 + 0.2, double.NaN],
            [-0.0, 1e300],
            [double.Epsilon, -3],
        ]
    );

    [Fact]
    public void A_table_reads_back_to_the_last_bit() =>
        AssertSame(Table, FeatureTableFile.Read(FeatureTableFile.Write(Table)));

    [Fact]
    public void Any_numbers_read_back_to_the_last_bit() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1, 3),
            Prop.ForAll(
                ArbMap.Default.GeneratorFor<double>().ArrayOf(6).ToArbitrary(),
                v =>
                {
                    var table = Make(
                        ["x", "y"],
                        [
                            [v[0], v[1]],
                            [v[2], v[3]],
                            [v[4], v[5]],
                        ]
                    );
                    AssertSame(table, FeatureTableFile.Read(FeatureTableFile.Write(table)));
                }
            )
        );

    [Fact]
    public void A_built_table_reads_back_to_the_last_bit()
    {
        var table = MonthlyFeatures
            .Build(MarketData.Create(SimulatedMarket.Symbol, SimulatedMarket.LastDay, SimulatedMarket.Create()), new())
            .WithLags(["change"], 6, 12);
        AssertSame(table, FeatureTableFile.Read(FeatureTableFile.Write(table)));
    }

    [Fact]
    public void The_bytes_are_stable()
    {
        const string body =
            "btcevents-feature-table,1\nsymbol,BTC-USD\nas_of,2024-03-31\ndataset_digest,d1\n"
            + "origin,real\nshift_days,month,mean_close,target,x,y\n"
            + "0,2024-01,100,5,0.30000000000000004,\n0,2024-02,105,6,-0,1E+300\n0,2024-03,111,,5E-324,-3\n";
        var expected =
            body + "sha256," + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))) + "\n";
        Assert.Equal(expected, Encoding.UTF8.GetString(FeatureTableFile.Write(Table)));
    }

    [Fact]
    public void Simulated_figures_and_shifted_months_are_written_behind_the_calendar()
    {
        var text = Encoding.UTF8.GetString(FeatureTableFile.Write(WithShift()));
        Assert.Contains("\norigin,simulated\nshift_days,month,", text, StringComparison.Ordinal);
        Assert.Contains(
            "\n0,2024-03,111,,5E-324,-3\n5,2024-02,99,1.5,7,8\n5,2024-03,98,,,9\nsha256,",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shifted_months_read_back_to_the_last_bit() =>
        AssertSame(WithShift(), FeatureTableFile.Read(FeatureTableFile.Write(WithShift())));

    [Fact]
    public void A_change_in_one_bit_gives_other_bytes() =>
        Assert.NotEqual(
            FeatureTableFile.Write(Table),
            FeatureTableFile.Write(
                Make(
                    ["x", "y"],
                    [
                        [0.3, double.NaN],
                        [-0.0, 1e300],
                        [double.Epsilon, -3],
                    ]
                )
            )
        );

    [Fact]
    public void Bytes_cut_short_anywhere_are_told()
    {
        var bytes = FeatureTableFile.Write(Table);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_told()
    {
        var bytes = FeatureTableFile.Write(Table);
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
            .UTF8.GetString(FeatureTableFile.Write(Table))
            .Replace(old, replacement, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text[..text.LastIndexOf("sha256,", StringComparison.Ordinal)]);
        byte[] bytes =
        [
            .. body,
            .. Encoding.UTF8.GetBytes($"sha256,{Convert.ToHexStringLower(SHA256.HashData(body))}\n"),
        ];
        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => FeatureTableFile.Read(bytes)).Message);
    }

    [Fact]
    public void A_name_that_would_break_the_lines_is_not_written() =>
        Assert.Throws<ArgumentException>(() =>
            FeatureTableFile.Write(
                Make(
                    ["x,z", "y"],
                    [
                        [1, 2],
                        [1, 2],
                        [1, 2],
                    ]
                )
            )
        );

    private static FeatureTable Make(string[] names, double[][] rows) =>
        new(
            "BTC-USD",
            new(2024, 3, 31),
            "d1",
            [new(2024, 1), new(2024, 2), new(2024, 3)],
            [.. names],
            rows,
            [5, 6, double.NaN],
            [100, 105, 111]
        );

    private static FeatureTable WithShift()
    {
        var shifted = new FeatureTable(
            Table.Symbol,
            Table.AsOf,
            Table.DatasetDigest,
            [new(2024, 2), new(2024, 3)],
            Table.Features,
            [
                [7, 8],
                [double.NaN, 9],
            ],
            [1.5, double.NaN],
            [99, 98]
        )
        {
            Simulated = true,
            ShiftDays = 5,
        };
        return new(
            Table.Symbol,
            Table.AsOf,
            Table.DatasetDigest,
            Table.Months,
            Table.Features,
            [.. Table.Rows.Select(r => r.ToArray())],
            [.. Table.Target],
            [.. Table.MeanClose]
        )
        {
            Simulated = true,
            Shifted = [shifted],
        };
    }

    private static void AssertSame(FeatureTable expected, FeatureTable actual)
    {
        Assert.Equal(
            (expected.Symbol, expected.AsOf, expected.DatasetDigest),
            (actual.Symbol, actual.AsOf, actual.DatasetDigest)
        );
        Assert.Equal(expected.Months, actual.Months);
        Assert.Equal(expected.Features, actual.Features);
        Assert.Equal(Bits(expected.Target), Bits(actual.Target));
        Assert.Equal(Bits(expected.MeanClose), Bits(actual.MeanClose));
        Assert.Equal(Bits(expected.Rows.SelectMany(r => r)), Bits(actual.Rows.SelectMany(r => r)));
        Assert.Equal(
            (expected.Simulated, expected.ShiftDays, expected.Shifted.Length),
            (actual.Simulated, actual.ShiftDays, actual.Shifted.Length)
        );
        foreach (var (left, right) in expected.Shifted.Zip(actual.Shifted))
        {
            AssertSame(left, right);
        }
    }

    private static IEnumerable<long> Bits(IEnumerable<double> values) => values.Select(BitConverter.DoubleToInt64Bits);
}
