using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Market;

public sealed class TradingPairTests
{
    [Theory]
    [InlineData("BTC-USD", "BTC", "USD", "btc", "")]
    [InlineData("BTC-EUR", "BTC", "EUR", "btc-eur", "")]
    [InlineData("ETH-USD", "ETH", "USD", "eth", "eth_")]
    [InlineData("1INCH-USDT", "1INCH", "USDT", "1inch-usdt", "1inch_")]
    public void A_symbol_is_an_asset_in_a_currency(
        string symbol,
        string asset,
        string currency,
        string prices,
        string metrics
    )
    {
        var pair = TradingPair.Parse(symbol);

        Assert.Equal((asset, currency, symbol), (pair.Asset, pair.Currency, pair.ToString()));
        Assert.Equal((prices, metrics), (pair.PricePrefix, pair.MetricPrefix));
        Assert.Equal(prices + "_spot", SeriesCatalog.For(symbol)[0].Name);
        Assert.All(SeriesCatalog.For(symbol)[0].Columns, column => Assert.Equal(currency, column.Unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BTC")]
    [InlineData("BTC-")]
    [InlineData("-USD")]
    [InlineData("BTC-USD-")]
    [InlineData("A--B")]
    [InlineData("BTC-U")]
    [InlineData("btc-usd")]
    [InlineData("BTC_USD")]
    [InlineData(" BTC-USD")]
    [InlineData("BTC-USD\n")]
    [InlineData("ABCDEFGHIJKLMNOP-USD")]
    [InlineData("BTC-ABCDEFGHIJK")]
    public void Any_other_text_is_none(string text) =>
        Assert.StartsWith(
            $"'{text}' is not a symbol: write it as ASSET-CURRENCY",
            Assert.Throws<BadInputException>(() => TradingPair.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_text_that_is_far_too_long_is_shown_in_part()
    {
        var refusal = Assert.Throws<BadInputException>(() => TradingPair.Parse(new string('A', 300)));

        Assert.StartsWith($"'{new string('A', 40)}...' is not a symbol", refusal.Message, StringComparison.Ordinal);
    }
}
