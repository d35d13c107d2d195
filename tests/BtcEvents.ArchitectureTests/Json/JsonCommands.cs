using System.CommandLine;
using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Json;

namespace BtcEvents.ArchitectureTests.Json;

/// <summary>The commands that print JSON, and the documents there are.</summary>
internal static class JsonCommands
{
    /// <summary>What every command says on standard error.</summary>
    public const string Message = "message";

    private static readonly RootCommand Tree = CommandTree.Create();

    /// <summary>Type of the document by command; <c>.follow</c> for what it prints with <c>--follow</c>.</summary>
    public static IReadOnlyDictionary<string, Type> Documents { get; } =
        Below(Tree, "")
            .SelectMany(command => Of(command.Name, command.Json))
            .Append(new(Message, typeof(MessageDocument)))
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string Name, JsonOption Json)> Below(Command command, string before) =>
        command
            .Subcommands.SelectMany(child => Below(child, before.Length == 0 ? child.Name : $"{before} {child.Name}"))
            .Concat(command.Options.Where(IsJson).Select(option => (before, (JsonOption)option)));

    // An option of that name that says no type would not be cast.
    private static bool IsJson(Option option) => option.Name == JsonOption.LongName;

    private static IEnumerable<KeyValuePair<string, Type>> Of(string name, JsonOption json)
    {
        yield return new(name, json.Document);
        if (json.Followed is { } followed)
        {
            yield return new($"{name}.follow", followed);
        }
    }
}
