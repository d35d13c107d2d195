using BtcEvents.Features;

namespace BtcEvents.PureTests.Features;

/// <summary>Three months of two features that are hard on a file: empty, negative zero, smallest, huge.</summary>
internal static class SmallTable
{
    public static readonly FeatureTable Value = Make(
        ["x", "y"],
        [
            [0.1 + 0.2, double.NaN],
            [-0.0, 1e300],
            [double.Epsilon, -3],
        ]
    );

    public static FeatureTable Make(string[] names, double[][] rows) =>
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

    /// <summary>The same with two months that are cut five days earlier.</summary>
    public static FeatureTable WithShift()
    {
        var shifted = new FeatureTable(
            Value.Symbol,
            Value.AsOf,
            Value.DatasetDigest,
            [new(2024, 2), new(2024, 3)],
            Value.Features,
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
            Value.Symbol,
            Value.AsOf,
            Value.DatasetDigest,
            Value.Months,
            Value.Features,
            [.. Value.Rows.Select(r => r.ToArray())],
            [.. Value.Target],
            [.. Value.MeanClose]
        )
        {
            Simulated = true,
            Shifted = [shifted],
        };
    }
}
