namespace BtcEvents.Storage.Operational;

/// <summary>A saga instance as the store keeps it.</summary>
/// <param name="Version">Counts the writes.</param>
/// <param name="Doc">The instance as JSON.</param>
public sealed record SagaDocument(int Version, string Doc);
