namespace BtcEvents.Benchmarks.Builds;

/// <summary>Something to measure cannot be had here; the message says what and why.</summary>
internal sealed class NotHereException(string message) : Exception(message);
