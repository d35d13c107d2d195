namespace BtcEvents.Reporting;

/// <summary>How much the champion leans on a feature.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Value">Importance, in whatever unit the model measures; below zero where leaving it out helps.</param>
public sealed record FeatureImportance(string Name, double Value);
