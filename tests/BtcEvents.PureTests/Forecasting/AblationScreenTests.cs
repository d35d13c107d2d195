using BtcEvents.Cli.Screens;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class AblationScreenTests
{
    [Fact]
    public void Where_no_group_is_told_from_chance_it_says_so() =>
        Assert.Equal(
            "No group is told from chance on 0 months (p above 0.05, corrected for 2 groups).",
            Verdict(Group("macro", 0.2, 0.06), Group("chain", -0.1, 1))
        );

    [Fact]
    public void Groups_that_are_told_are_named_and_which_way() =>
        Assert.Equal(
            "Told from chance: macro (helps), chain (harms); no other group is, on 0 months (p above 0.05, corrected "
                + "for 3 groups).",
            Verdict(Group("macro", 0.2, 0.05), Group("price", 0.3, 0.051), Group("chain", -0.1, 0.001))
        );

    private static string Verdict(params GroupAblation[] groups) =>
        AblationScreen.Verdict(new(new("BTC-USD", "d", true, [], Coverage: 0.8), groups));

    private static GroupAblation Group(string name, double gain, double pValue) =>
        new()
        {
            Group = name,
            Features = 1,
            OpenPartR2Without = 0,
            Gain = gain,
            GainLower = gain - 0.1,
            GainUpper = gain + 0.1,
            PValue = pValue,
        };
}
