using BtcEvents.Features;

namespace BtcEvents.PureTests.Features;

public sealed class LaggedFeatureTests
{
    private static readonly FeatureTable Table = new(
        "BTC-USD",
        new(2024, 3, 31),
        "d",
        [new(2024, 1), new(2024, 2), new(2024, 3)],
        ["x", "y"],
        [
            [1, 10],
            [2, 20],
            [3, 30],
        ],
        [5, 6, double.NaN],
        [100, 105, 111]
    );

    [Fact]
    public void A_lag_is_the_value_so_many_months_earlier()
    {
        var lagged = Table.WithLags(["y"], 1, 2);
        Assert.Equal(["x", "y", "y_lag_1", "y_lag_2"], lagged.Features);
        Assert.Equal([1, 10, double.NaN, double.NaN], lagged.Rows[0]);
        Assert.Equal([2, 20, 10, double.NaN], lagged.Rows[1]);
        Assert.Equal([3, 30, 20, 10], lagged.Rows[2]);
    }

    [Fact]
    public void Everything_else_stays()
    {
        var lagged = Table.WithLags(["x"], 6, 12);
        Assert.Equal(Table.Target, lagged.Target);
        Assert.Equal(Table.MeanClose, lagged.MeanClose);
        Assert.Equal(
            (Table.Symbol, Table.AsOf, Table.DatasetDigest),
            (lagged.Symbol, lagged.AsOf, lagged.DatasetDigest)
        );
        Assert.All(lagged.Rows, row => Assert.Equal([double.NaN, double.NaN], row[2..]));
    }

    [Fact]
    public void What_cannot_be_lagged_is_told()
    {
        Assert.Contains(
            "'z'",
            Assert.Throws<ArgumentException>(() => Table.WithLags(["z"], 6)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "lag of 0 months",
            Assert.Throws<ArgumentException>(() => Table.WithLags(["x"], 0)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'x_lag_6' already",
            Assert.Throws<ArgumentException>(() => Table.WithLags(["x"], 6, 6)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("vix_lag_12", true, "vix", 12)]
    [InlineData("vix_lag_0", false, "vix", 0)]
    [InlineData("vix_lag_", false, "vix_lag_", 0)]
    [InlineData("vix", false, "vix", 0)]
    [InlineData("_lag_6", false, "_lag_6", 0)]
    public void A_lagged_name_is_taken_apart(string name, bool lagged, string feature, int lag)
    {
        Assert.Equal(lagged, FeatureNames.TryParseLag(name, out var foundFeature, out var foundLag));
        Assert.Equal(lagged ? (feature, lag) : (foundFeature, foundLag), (foundFeature, foundLag));
    }
}
