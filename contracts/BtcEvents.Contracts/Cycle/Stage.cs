namespace BtcEvents.Contracts;

/// <summary>
/// The stages of a cycle, in the order in which they run. The numbers are on the wire: never reorder.
/// </summary>
public enum Stage
{
    Data = 1,
    Features = 2,
    Selection = 3,
    Training = 4,
    Forecast = 5,
}
