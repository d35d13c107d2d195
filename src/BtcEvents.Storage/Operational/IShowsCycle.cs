namespace BtcEvents.Storage.Operational;

/// <summary>A saga instance that can say where its cycle stands; the view is written with it.</summary>
public interface IShowsCycle
{
    /// <summary>Where the cycle stands now.</summary>
    CycleView ToView();
}
