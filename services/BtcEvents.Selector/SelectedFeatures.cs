using BtcEvents.Forecasting;

namespace BtcEvents.Selector;

/// <summary>The outcome of a selection.</summary>
/// <param name="Set">The set.</param>
/// <param name="Reference">Its artefact reference.</param>
/// <param name="Reused">Whether it is an earlier one.</param>
/// <param name="Reason">Why it is new or reused.</param>
public sealed record SelectedFeatures(FeatureSet Set, string Reference, bool Reused, string Reason);
