namespace BtcEvents.Reporting;

/// <summary>One stage of the cycle as it went.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="State">How it ended, for example <c>done</c>, <c>reused</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Done">What was done, one sentence.</param>
/// <param name="Seconds">How long it took; null where it did not run.</param>
public sealed record StageLine(string Name, string State, string Done, double? Seconds);
