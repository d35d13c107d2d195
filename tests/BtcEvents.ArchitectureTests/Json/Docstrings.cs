using BtcEvents.ArchitectureTests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BtcEvents.ArchitectureTests.Json;

/// <summary>What the docstrings of the sources say of types and their properties.</summary>
internal static class Docstrings
{
    private static readonly Lazy<Dictionary<string, string>> Read = new(ReadAll);

    /// <summary>The sentence of a type, or of a property of it; null where there is none.</summary>
    public static string? Of(Type type, string? property = null) =>
        Read.Value.GetValueOrDefault(property is null ? type.FullName! : $"{type.FullName}.{property}");

    private static Dictionary<string, string> ReadAll()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var options = new CSharpParseOptions(documentationMode: DocumentationMode.Parse);
        foreach (var file in SourceFiles.All().Where(file => !file.StartsWith("tests", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(SourceFiles.Root, file));
            var root = CSharpSyntaxTree.ParseText(text, options).GetRoot();
            foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                Add(found, type);
            }
        }

        return found;
    }

    private static void Add(Dictionary<string, string> found, TypeDeclarationSyntax type)
    {
        var spaces = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString());
        var name = $"{spaces.FirstOrDefault()}.{type.Identifier.Text}";
        Put(found, name, Elements(type).FirstOrDefault(IsSummary));
        foreach (var parameter in Elements(type).Where(element => NameOf(element) is "param"))
        {
            var of = parameter.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Single();
            Put(found, $"{name}.{of.Identifier.Identifier.Text}", parameter);
        }

        foreach (var property in type.Members.OfType<PropertyDeclarationSyntax>())
        {
            Put(found, $"{name}.{property.Identifier.Text}", Elements(property).FirstOrDefault(IsSummary));
        }
    }

    private static IEnumerable<XmlElementSyntax> Elements(SyntaxNode node) =>
        node.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.Content.OfType<XmlElementSyntax>());

    private static bool IsSummary(XmlElementSyntax element) => NameOf(element) is "summary";

    private static string NameOf(XmlElementSyntax element) => element.StartTag.Name.LocalName.Text;

    // A type in parts has its docstring on one of them.
    private static void Put(Dictionary<string, string> found, string key, XmlElementSyntax? element)
    {
        var sentence = element is null ? "" : Sentence(element.Content);
        if (sentence.Length > (found.GetValueOrDefault(key) ?? "").Length)
        {
            found[key] = sentence;
        }
    }

    private static string Sentence(SyntaxList<XmlNodeSyntax> content) =>
        string.Join(
            ' ',
            string.Concat(content.Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Text(XmlNodeSyntax node) =>
        node switch
        {
            XmlTextSyntax text => string.Concat(text.TextTokens.Select(token => token.ValueText)),
            XmlElementSyntax element => Sentence(element.Content),
            XmlEmptyElementSyntax { Attributes: [XmlCrefAttributeSyntax reference] } => reference.Cref.ToString(),
            XmlEmptyElementSyntax { Attributes: [XmlNameAttributeSyntax name] } => name.Identifier.Identifier.Text,
            _ => "",
        };
}
