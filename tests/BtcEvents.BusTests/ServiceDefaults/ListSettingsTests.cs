using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>Settings that are lists, one of each rule.</summary>
public sealed class ListSettingsTests
{
    private const string Families =
        "ridge-average, momentum, ridge, elastic-net, xgboost-trees, fastforest, lightgbm are allowed";

    private const string Groups = "price, month end, trend, volatility, futures, macro, sentiment, chain are allowed";

    [Theory]
    [InlineData("Features:ShiftDays", "5,5", "is [5, 5]: none may come twice")]
    [InlineData("Features:ShiftDays", "28", "is [28]: 1 to 27 are allowed")]
    [InlineData("Selection:Lags", "3,121", "is [3, 121]: 1 to 120 are allowed")]
    [InlineData("Selection:Lags", "3,3", "is [3, 3]: none may come twice")]
    [InlineData("Selection:Without", "macro,macro", "is ['macro', 'macro']: none may come twice")]
    [InlineData("Selection:Without", "macros", "is ['macros']: " + Groups)]
    [InlineData("Selection:Without", "momentum rule and interval", "is ['momentum rule and interval']: " + Groups)]
    [InlineData("Training:Candidates", "ridge,ridge", "is ['ridge', 'ridge']: none may come twice")]
    [InlineData("Training:Candidates", "rigde", "is ['rigde']: " + Families)]
    [InlineData(
        "Training:MomentumAssets",
        "BTC,btc",
        "is ['BTC', 'btc']: assets are written as in symbols, for example BTC"
    )]
    public void A_list_takes_the_place_of_the_default_and_is_told_as_a_whole(
        string setting,
        string entries,
        string rule
    )
    {
        string[] given = [.. entries.Split(',').Select((entry, index) => $"--{setting}:{index}={entry}")];
        var settings = new ConfigurationBuilder().AddCommandLine(given).Build();

        var refused = Assert.Throws<BadInputException>(() => Read(setting.Split(':')[0], settings));

        Assert.Equal($"{setting} {rule}", refused.Message);
    }

    [Fact]
    public void An_empty_list_takes_the_place_of_the_default_too()
    {
        var settings = new ConfigurationBuilder().AddCommandLine(["--Selection:Lags="]).Build();

        Assert.Empty(settings.Of<SelectionOptions>(SelectionOptions.Section).Lags);
        Assert.Equal([6, 12], new ConfigurationBuilder().Build().Of<SelectionOptions>(SelectionOptions.Section).Lags);
    }

    private static object Read(string section, IConfiguration settings) =>
        section switch
        {
            FeatureOptions.Section => settings.Of<FeatureOptions>(section),
            SelectionOptions.Section => settings.Of<SelectionOptions>(section),
            _ => settings.Of<TrainingOptions>(section),
        };
}
