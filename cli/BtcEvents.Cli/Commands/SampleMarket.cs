namespace BtcEvents.Cli.Commands;

/// <summary>The simulated market that the project ships.</summary>
internal static class SampleMarket
{
    /// <summary>Its folder: <c>data/simulated</c> beside the program or in a folder above it.</summary>
    public static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var sample = Path.Combine(folder.FullName, "data", "simulated");
                if (Directory.Exists(sample))
                {
                    return sample;
                }
            }

            return Path.Combine("data", "simulated");
        }
    }
}
