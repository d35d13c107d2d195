using System.Runtime.CompilerServices;

namespace BtcEvents.ArchitectureTests.Pages;

/// <summary>The C# files of the project as they stand in the checkout.</summary>
internal static class SourceFiles
{
    /// <summary>The checkout.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "../../.."));

    /// <summary>
    /// All of them, relative to the checkout, without what a build has made and what stands in hidden folders.
    /// </summary>
    public static IEnumerable<string> All() =>
        Directory
            .EnumerateFiles(Root, "*.cs", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>The lines of one.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
