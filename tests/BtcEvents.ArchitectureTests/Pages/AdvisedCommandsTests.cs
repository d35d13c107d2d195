using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BtcEvents.ArchitectureTests.Pages;

/// <summary>
/// A command that the command line advises means the same stores as the one that advises it: it carries
/// <c>--home</c> or <c>--servers</c> where these are needed.
/// </summary>
public sealed partial class AdvisedCommandsTests
{
    // Who asked, as it is kept with a cycle, and commands that another line completes.
    private static readonly string[] Names =
    [
        "btc retry",
        "btc cancel",
        "btc start-cycle",
        "btc backfill",
        "btc dead-letters drop",
        "btc dead-letters redrive",
        "btc status",
        "btc forecasts",
        "btc models",
    ];

    // Sentences that name a command and advise none.
    private static readonly string[] NoAdvice =
    [
        "what was asked for is not kept for the next 'btc up', since not all came up",
        "a secret is not kept: give it with every 'btc up', or ",
        "somebody asked with 'btc alerts test' whether alerts reach you",
        " is damaged, so it is not known where the dashboard is: ",
    ];

    [Fact]
    public void An_advised_command_carries_what_it_needs()
    {
        var bare =
            from file in SourceFiles.All()
            where file.StartsWith("cli/", StringComparison.Ordinal)
            from text in Texts(File.ReadAllText(Path.Combine(SourceFiles.Root, file)))
            select $"{file}: {text}";

        Assert.Empty(bare);
    }

    [Theory]
    [InlineData("""M($"there is none: 'btc status' lists them");""", false)]
    [InlineData("""M("there is none: 'btc " + "status' lists them");""", false)]
    [InlineData("""M($"there is none: 'btc status{stores.Option}' lists them");""", true)]
    [InlineData("""M($"there is none: 'btc " + $"status{option}' lists them");""", true)]
    [InlineData("""_ = new Option<int>("--x") { Description = "As btc status shows it" };""", true)]
    public void What_is_bare_is_found(string statement, bool isGood) =>
        Assert.Equal(isGood, !Texts($"class C {{ void F() {{ {statement} }} }}").Any());

    private static IEnumerable<string> Texts(string source) =>
        from sum in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().Where(IsText).Select(Sum).Distinct()
        where !IsHelp(sum)
        let text = string.Concat(sum.DescendantNodesAndSelf().Where(IsText).Select(Words))
        where Command().IsMatch(text) && !Hint().IsMatch(text)
        where !Names.Contains(text, StringComparer.Ordinal)
        where !NoAdvice.Any(sentence => text.Contains(sentence, StringComparison.Ordinal))
        select text;

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { Token.Value: string };

    // A sentence is often the sum of several lines.
    private static SyntaxNode Sum(SyntaxNode text) =>
        text.AncestorsAndSelf().TakeWhile(node => node == text || node is BinaryExpressionSyntax).Last();

    private static string Words(SyntaxNode text) =>
        text is InterpolatedStringExpressionSyntax sentence
            ? sentence.Contents.ToString()
            : ((LiteralExpressionSyntax)text).Token.ValueText;

    private static bool IsHelp(SyntaxNode sum) =>
        sum.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Description" } }
        || sum.Ancestors()
            .OfType<ObjectCreationExpressionSyntax>()
            .Any(made => made.Type.ToString().EndsWith("Command", StringComparison.Ordinal));

    [GeneratedRegex(
        "btc (up|ps|down|doctor|start-cycle|status|retry|cancel|forecasts|explain|models|report|trace|dead-letters|"
            + "alerts|cycle|backfill|backtest|ablate)\\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Command();

    [GeneratedRegex(
        "\\{[^}]*([oO]ption|HintOf)[^}]*\\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hint();
}
