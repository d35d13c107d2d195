using System.Security.Cryptography;
using System.Text;
using BtcEvents.Features;
using BtcEvents.Market;
using FsCheck;
using FsCheck.Fluent;

namespace BtcEvents.PureTests.Features;

public sealed class FeatureTableFileTests
{
    [Fact]
    public void A_table_reads_back_to_the_last_bit() =>
        AssertSame(SmallTable.Value, FeatureTableFile.Read(FeatureTableFile.Write(SmallTable.Value)));

    [Fact]
    public void Any_numbers_read_back_to_the_last_bit() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1, 3),
            Prop.ForAll(
                ArbMap.Default.GeneratorFor<double>().ArrayOf(6).ToArbitrary(),
                v =>
                {
                    var table = SmallTable.Make(
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
        Assert.Equal(expected, Encoding.UTF8.GetString(FeatureTableFile.Write(SmallTable.Value)));
    }

    [Fact]
    public void Simulated_figures_and_shifted_months_are_written_behind_the_calendar()
    {
        var text = Encoding.UTF8.GetString(FeatureTableFile.Write(SmallTable.WithShift()));
        Assert.Contains("\norigin,simulated\nshift_days,month,", text, StringComparison.Ordinal);
        Assert.Contains(
            "\n0,2024-03,111,,5E-324,-3\n5,2024-02,99,1.5,7,8\n5,2024-03,98,,,9\nsha256,",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shifted_months_read_back_to_the_last_bit() =>
        AssertSame(SmallTable.WithShift(), FeatureTableFile.Read(FeatureTableFile.Write(SmallTable.WithShift())));

    [Fact]
    public void A_change_in_one_bit_gives_other_bytes() =>
        Assert.NotEqual(
            FeatureTableFile.Write(SmallTable.Value),
            FeatureTableFile.Write(
                SmallTable.Make(
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
    public void A_name_that_would_break_the_lines_is_not_written() =>
        Assert.Throws<ArgumentException>(() =>
            FeatureTableFile.Write(
                SmallTable.Make(
                    ["x,z", "y"],
                    [
                        [1, 2],
                        [1, 2],
                        [1, 2],
                    ]
                )
            )
        );

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
