namespace BtcEvents.Benchmarks.Builds;

/// <summary>A folder with the project's source in it.</summary>
/// <param name="Root">The folder.</param>
internal sealed record Checkout(string Root)
{
    private const string Mark = "Directory.Packages.props";

    /// <summary>The source that this program was built from.</summary>
    /// <exception cref="NotHereException">It lies in no folder above the program.</exception>
    public static Checkout Ours()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return new(folder.FullName);
            }
        }

        throw new NotHereException($"no folder above {AppContext.BaseDirectory} holds {Mark}: no source to build");
    }

    /// <summary>Where a project's program is once it is built.</summary>
    public string ProgramOf(string project) =>
        Path.Combine(Root, project, "bin/Release/net10.0", Path.GetFileName(project));

    /// <summary>Builds a project; its program.</summary>
    /// <exception cref="NotHereException">It cannot be built, for example because a package cannot be had.</exception>
    public async Task<string> BuildAsync(string project)
    {
        // No build server stays behind to take processor time from what is measured; what is only measured is not
        // audited.
        string[] options =
        [
            "-c",
            "Release",
            "--nologo",
            "-v",
            "quiet",
            "--disable-build-servers",
            "-p:NuGetAudit=false",
        ];
        await Tool.RunAsync("dotnet", Root, ["build", project, .. options]);
        return ProgramOf(project);
    }
}
