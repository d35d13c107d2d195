using System.Text.RegularExpressions;

namespace BtcEvents.ArchitectureTests.Pages;

public sealed partial class DocsTests
{
    private const string Readme = "README.md";
    private const string Docs = "docs";
    private const string Index = "docs/README.md";
    private const int LongestReadme = 200;

    public static TheoryData<string> Pages =>
        [Readme, .. Below(Docs, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_readme_is_read_in_one_sitting() =>
        Assert.InRange(SourceFiles.Lines(Readme).Length, 1, LongestReadme);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_every_fragment_to_a_heading_of_it(string page)
    {
        var broken = from target in LinksOf(page) where !Leads(page, target) select target;

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_is_named_in_the_index()
    {
        var named = LinksOf(Index).Select(target => FileOf(Index, target)).ToHashSet(StringComparer.Ordinal);
        var forgotten = Below(Docs, SearchOption.TopDirectoryOnly)
            .Where(page => page != Index && !named.Contains(page));

        Assert.Empty(forgotten);
    }

    [Theory]
    [InlineData("The rooms", "the-rooms")]
    [InlineData("btc status, btc forecasts", "btc-status-btc-forecasts")]
    [InlineData("`btc cycle`: one monthly cycle", "btc-cycle-one-monthly-cycle")]
    public void A_fragment_is_the_heading_in_lower_case_without_punctuation(string heading, string fragment) =>
        Assert.Equal(fragment, FragmentOf(heading));

    private static IEnumerable<string> Below(string folder, SearchOption depth) =>
        Directory
            .EnumerateFiles(Path.Combine(SourceFiles.Root, folder), "*.md", depth)
            .Select(file => Path.GetRelativePath(SourceFiles.Root, file));

    private static IEnumerable<string> LinksOf(string page) =>
        from line in Prose(page)
        from Match link in Link().Matches(line)
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal)
        select target;

    private static bool Leads(string page, string target)
    {
        var file = FileOf(page, target);
        var fragment = target.Split('#', 2) is [_, var given] ? given : null;
        return fragment is null
            ? Path.Exists(Path.Combine(SourceFiles.Root, file))
            : File.Exists(Path.Combine(SourceFiles.Root, file)) && FragmentsOf(file).Contains(fragment);
    }

    // "#heading" alone is a place on the page itself.
    private static string FileOf(string page, string target) =>
        target.Split('#')[0] is { Length: > 0 } path
            ? Path.GetRelativePath(
                SourceFiles.Root,
                Path.GetFullPath(Path.Combine(SourceFiles.Root, Path.GetDirectoryName(page)!, path))
            )
            : page;

    // Of headings with the same words it means the first one.
    private static IEnumerable<string> FragmentsOf(string page) =>
        Prose(page).Where(line => line.StartsWith('#')).Select(line => FragmentOf(line.TrimStart('#').Trim()));

    private static string FragmentOf(string heading) =>
        string.Concat(
            heading
                .ToLowerInvariant()
                .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
                .Select(letter => letter == ' ' ? '-' : letter)
        );

    // What stands in a fence is code or output: its brackets are no links, its # no headings.
    private static IEnumerable<string> Prose(string page)
    {
        var fenced = false;
        foreach (var line in SourceFiles.Lines(page))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!fence && !fenced)
            {
                yield return line;
            }

            fenced ^= fence;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
