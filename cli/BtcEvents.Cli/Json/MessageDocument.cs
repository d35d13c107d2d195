namespace BtcEvents.Cli.Json;

/// <summary>A sentence on standard error, for scripts.</summary>
internal sealed record MessageDocument
{
    /// <summary><c>error</c> for why the command ends, <c>note</c> for what it says besides.</summary>
    public required string Level { get; init; }

    /// <summary>The sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The exit code that an error leads to; null for a note.</summary>
    public required int? ExitCode { get; init; }
}
