using BtcEvents.Forecasting;

namespace BtcEvents.Trainer;

/// <summary>The outcome of a training.</summary>
/// <param name="Record">The record.</param>
/// <param name="Model">Artefact reference of the champion's model.</param>
/// <param name="Training">Artefact reference of the record.</param>
public sealed record TrainedModel(TrainingRecord Record, string Model, string Training);
