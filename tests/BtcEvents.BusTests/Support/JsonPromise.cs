using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// What <c>btc COMMAND --json</c> prints is checked against the schema in <c>contracts/json</c>, whoever runs it; so is
/// each line on standard error.
/// </summary>
internal static class JsonPromise
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new(StringComparer.Ordinal);

    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../contracts/json"));

    /// <summary>Fails where a line is not as its schema says, or has more than that.</summary>
    public static void Check(IReadOnlyList<string> arguments, ProgramRun run)
    {
        foreach (var line in LinesOf(run.Said))
        {
            Check("message", line);
        }

        var printed = LinesOf(run.Printed);
        if (printed.Length > 0)
        {
            var name = NameOf(arguments);
            var followed = arguments.Contains("--follow") && Exists($"{name}.follow");
            Array.ForEach(printed, line => Check(followed ? $"{name}.follow" : name, line));
        }
        else if (run.Code != 0)
        {
            Assert.NotEmpty(run.Said);
        }
    }

    /// <summary>Fails where a document is not as its schema says, or has more than that.</summary>
    public static void Check(string name, string document)
    {
        var results = Schemas
            .GetOrAdd(name, Read)
            .Evaluate(
                JsonDocument.Parse(document).RootElement,
                new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }
            );
        var faults = (results.Details ?? [])
            .Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}");
        Assert.True(results.IsValid, $"{name}: {string.Join('\n', faults)}\n{document}");
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A command of a group is named with it.
    private static string NameOf(IReadOnlyList<string> arguments) =>
        arguments.Count > 1 && Exists($"{arguments[0]}-{arguments[1]}")
            ? $"{arguments[0]}-{arguments[1]}"
            : arguments[0];

    private static bool Exists(string name) => File.Exists(Path.Combine(Folder, $"{name}.json"));

    private static JsonSchema Read(string name)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        Close(schema);
        return JsonSchema.FromText(schema.ToJsonString());
    }

    // Users must expect more properties than the schema has; the tests must not.
    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject)
            {
                schema["additionalProperties"] = false;
            }

            foreach (var value in schema.Select(part => part.Value).ToList())
            {
                Close(value);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Close(item);
            }
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
