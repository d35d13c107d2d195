using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class XGBoostLibraryTests
{
    [Fact]
    public void A_library_that_is_not_there_is_told_with_what_to_install()
    {
        var sentence = XGBoostLibrary.Probe("libno-such-boost.so.0", "nor-this.so");

        Assert.Equal(
            "the XGBoost library was not found (looked for libno-such-boost.so.0, nor-this.so): install it, on "
                + "Debian with 'apt-get install libxgboost0'",
            sentence
        );
    }

    [Fact]
    public void Missing_says_nothing_exactly_if_the_library_is_there()
    {
        Assert.Equal(XGBoostLibrary.IsAvailable, XGBoostLibrary.Missing is null);
        Assert.Equal(XGBoostLibrary.Missing, XGBoostLibrary.Probe(XGBoostLibrary.FileNames));
    }

    [Fact]
    public void The_version_is_at_least_the_one_we_know()
    {
        Samples.SkipWithoutLibrary();

        Assert.True(XGBoostLibrary.Version >= new Version(1, 7, 0));
    }
}
