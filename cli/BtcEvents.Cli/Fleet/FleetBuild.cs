using System.Globalization;

namespace BtcEvents.Cli.Fleet;

/// <summary>Which build of the programs lies here: a process that was started before it runs an earlier one.</summary>
internal static class FleetBuild
{
    /// <summary>The time (UTC) of the newest of our libraries beside this program, to the second.</summary>
    public static string Of(string folder) =>
        Directory
            .EnumerateFiles(folder, "BtcEvents.*.dll")
            .Select(File.GetLastWriteTimeUtc)
            .DefaultIfEmpty()
            .Max()
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>That of this program, whose folder the services' programs share.</summary>
    public static string Present { get; } = Of(AppContext.BaseDirectory);
}
