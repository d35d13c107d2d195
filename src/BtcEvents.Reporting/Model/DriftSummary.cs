namespace BtcEvents.Reporting;

/// <summary>The drift check of a cycle.</summary>
/// <param name="Verdict"><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>.</param>
/// <param name="Features">One row per feature that was checked.</param>
public sealed record DriftSummary(string Verdict, IReadOnlyList<FeatureDrift> Features);
