namespace BtcEvents.Cycles;

/// <summary>Says when it is worth looking at the cycles again.</summary>
public interface ICycleSignal : IAsyncDisposable
{
    /// <summary>Returns once something has happened since the last call, or may have.</summary>
    Task NextAsync(CancellationToken cancellationToken);
}
