namespace BtcEvents.Market;

/// <summary>How much of a series an answer holds: where a row that it lacks is gone.</summary>
public enum SeriesExtent
{
    /// <summary>All of it: a row that is not there is not in the source any more.</summary>
    Whole,

    /// <summary>All from its first row on, for example ten years; of what lies before it says nothing.</summary>
    Window,

    /// <summary>Some rows: what is not among them stays as it was.</summary>
    Update,
}
