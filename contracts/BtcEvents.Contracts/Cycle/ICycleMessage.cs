namespace BtcEvents.Contracts;

/// <summary>A message of one cycle. The bus reads the correlation id here, in one place, for every type.</summary>
public interface ICycleMessage
{
    /// <summary>The cycle that the message belongs to.</summary>
    CycleContext Cycle { get; }
}
