namespace BtcEvents.PureTests.Sources;

/// <summary>Finds the folder of real series, which is not part of the project.</summary>
internal static class RealMarket
{
    /// <summary>The folder; skips the test where it is absent.</summary>
    public static string FolderOrSkip()
    {
        var folder = Environment.GetEnvironmentVariable("BTC_MARKET") ?? Beside(AppContext.BaseDirectory);
        Assert.SkipUnless(
            Directory.Exists(folder),
            "the real market series are absent: set BTC_MARKET to their folder"
        );
        return folder!;
    }

    private static string? Beside(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "data", "market");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
