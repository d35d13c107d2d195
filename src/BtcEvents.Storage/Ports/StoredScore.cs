namespace BtcEvents.Storage;

/// <summary>One line of a leaderboard as the market store keeps it.</summary>
/// <param name="Candidate">Name of candidate or baseline.</param>
/// <param name="Metric">Name of the metric, for example <c>rmse</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record StoredScore(string Candidate, string Metric, double Value);
