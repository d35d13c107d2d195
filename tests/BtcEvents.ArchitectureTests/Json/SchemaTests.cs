using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcEvents.ArchitectureTests.Pages;

namespace BtcEvents.ArchitectureTests.Json;

/// <summary>What <c>--json</c> prints is a promise: its schemas are committed.</summary>
public sealed class SchemaTests
{
    private const string ApproveVariable = "BTC_EVENTS_APPROVE";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Folder => Path.Combine(SourceFiles.Root, "contracts", "json");

    public static TheoryData<string> Names => [.. JsonCommands.Documents.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_is_what_was_approved(string name)
    {
        var (file, now) = (Path.Combine(Folder, FileOf(name)), Text(name));
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, now);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == now,
            $"what btc {name} --json prints is not what contracts/json/{FileOf(name)} says. If the change is meant "
                + $"(properties may be added, none renamed, removed or given another meaning), run the tests once with "
                + $"{ApproveVariable}=1 and commit the file."
        );
    }

    [Fact]
    public void Nothing_is_approved_that_no_command_prints() =>
        Assert.Equal(
            JsonCommands.Documents.Keys.Select(FileOf).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_says_what_it_is(string name)
    {
        var silent = PropertiesOf(DocumentSchema.Of(JsonCommands.Documents[name], name))
            .Where(property => property.Value?["description"] is null)
            .Select(property => property.Key)
            .Distinct();

        Assert.Empty(silent);
    }

    private static string FileOf(string name) => $"{name.Replace(' ', '-')}.json";

    private static string Text(string name) =>
        DocumentSchema.Of(JsonCommands.Documents[name], $"btc {name} --json").ToJsonString(Indented) + "\n";

    private static IEnumerable<KeyValuePair<string, JsonNode?>> PropertiesOf(JsonNode? node) =>
        node switch
        {
            JsonObject schema =>
            [
                .. schema["properties"] is JsonObject properties ? properties : [],
                .. schema.SelectMany(part => PropertiesOf(part.Value)),
            ],
            JsonArray array => array.SelectMany(PropertiesOf),
            _ => [],
        };
}
