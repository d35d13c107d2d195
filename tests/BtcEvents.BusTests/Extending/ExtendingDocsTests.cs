using System.Text.RegularExpressions;
using BtcEvents.ArchitectureTests.Pages;

namespace BtcEvents.BusTests.Extending;

/// <summary>
/// The page shows whole files. Each is compiled, among the examples of these tests or as the sample program, and the
/// page is held equal to it.
/// </summary>
public sealed partial class ExtendingDocsTests
{
    private const string Mark = "// file: ";

    private static readonly string[] Folders =
    [
        Path.Combine(SourceFiles.Root, "tests/BtcEvents.BusTests/Examples"),
        Path.Combine(SourceFiles.Root, "samples/BtcEvents.Samples.Leaderboard"),
    ];

    private static readonly string Page = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs/extending.md"));

    private static IReadOnlyList<string> Code => [.. Blocks("csharp")];

    public static TheoryData<string> Names() => [.. Code.Select(NameOf)];

    [Fact]
    public void Every_block_of_code_says_its_file() => Assert.All(Code, block => Assert.StartsWith(Mark, block));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_is_the_file_that_is_compiled(string name)
    {
        var file = Assert.Single(Folders.Select(folder => Path.Combine(folder, name)), File.Exists);

        Assert.Equal(File.ReadAllText(file), TextOf(Assert.Single(Code, block => NameOf(block) == name)));
    }

    [Fact]
    public void Every_file_that_is_compiled_stands_on_the_page()
    {
        var compiled = Folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs")).Select(Path.GetFileName);

        Assert.Equal(compiled.Order(StringComparer.Ordinal), Code.Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_project_of_the_consumer_is_the_one_of_the_sample()
    {
        var project = Assert.Single(Directory.EnumerateFiles(Folders[1], "*.csproj"));

        Assert.Equal(File.ReadAllText(project), Assert.Single(Blocks("xml")));
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    private static string NameOf(string block) => block.Split('\n')[0].Replace(Mark, "", StringComparison.Ordinal);

    private static string TextOf(string block) => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex(
        "^```(?<language>[a-z]+)\n(?<text>.*?)^```$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Block();
}
