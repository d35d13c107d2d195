using BtcEvents.Reporting.Rendering;

namespace BtcEvents.PureTests.Reporting;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(4.2137, "+4.2 %")]
    [InlineData(-7.96, "−8.0 %")]
    [InlineData(-0.04, "0.0 %")]
    [InlineData(0.04, "0.0 %")]
    [InlineData(-0.0, "0.0 %")]
    [InlineData(1234.56, "+1,234.6 %")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.PositiveInfinity, "+∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    [InlineData(1e300, "+1.00E+300 %")]
    public void A_change_has_a_true_sign_and_no_negative_zero(double value, string text) =>
        Assert.Equal(text.Replace(' ', '\u00A0'), NumberText.Change(value));

    [Theory]
    [InlineData(103_942.17, "$103,942")]
    [InlineData(12.345, "$12.35")]
    [InlineData(0.12345, "$0.1235")]
    [InlineData(0.000012346, "$0.00001235")]
    [InlineData(0, "$0")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void A_price_has_the_digits_its_size_needs(double value, string text) =>
        Assert.Equal(text, NumberText.Price(value, "USD"));

    [Theory]
    [InlineData("EUR", "\u20ac103,942")]
    [InlineData("GBP", "\u00a3103,942")]
    [InlineData("USDT", "103,942\u00a0USDT")]
    public void A_price_names_its_currency(string currency, string text) =>
        Assert.Equal(text, NumberText.Price(103_942.17, currency));

    [Theory]
    [InlineData(0.2184, "0.2 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(412.6, "6 min 53 s")]
    [InlineData(double.NaN, "n/a")]
    public void A_duration_changes_its_unit_at_a_minute(double seconds, string text) =>
        Assert.Equal(text, NumberText.Duration(seconds).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(53, 66, "53 of 66 months (80.3 %)")]
    [InlineData(1, 1, "1 of 1 month (100.0 %)")]
    [InlineData(0, 0, "0 of 0 months")]
    public void A_part_comes_with_its_share(int part, int whole, string text) =>
        Assert.Equal(text, NumberText.Of(part, whole, "month").Replace('\u00A0', ' '));

    [Theory]
    [InlineData(0.8, "80 %")]
    [InlineData(0.95, "95 %")]
    [InlineData(0.825, "82.5 %")]
    public void A_level_shows_a_decimal_only_where_it_has_one(double share, string text) =>
        Assert.Equal(text, NumberText.Level(share).Replace('\u00A0', ' '));
}
