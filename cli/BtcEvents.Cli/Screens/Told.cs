using BtcEvents.Cli.Json;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Screens;

/// <summary>
/// What is said on standard error: sentences for people, or, with <c>--json</c>, one JSON document on each line.
/// </summary>
internal static class Told
{
    private static bool _asJson;

    /// <summary>Begins a command.</summary>
    /// <param name="asJson">Whether its output is for scripts.</param>
    public static void Begin(bool asJson) => _asJson = asJson;

    /// <summary>Why the command ends.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ErrorAsync(string message, int exitCode)
    {
        await WriteAsync("error", message, exitCode);
        return exitCode;
    }

    /// <summary>Something that the user should know besides.</summary>
    public static Task NoteAsync(string message) => WriteAsync("note", message, exitCode: null);

    /// <summary>A line after a sentence.</summary>
    public static Task AfterwardsAsync(string line) => _asJson ? NoteAsync(line) : Console.Error.WriteLineAsync(line);

    private static Task WriteAsync(string level, string message, int? exitCode) =>
        Console.Error.WriteLineAsync(
            _asJson
                ? ScriptJson.Write(
                    new MessageDocument
                    {
                        Level = level,
                        Message = message,
                        ExitCode = exitCode,
                    }
                )
                : $"btc: {message}"
        );
}
