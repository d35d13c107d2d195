namespace BtcEvents.Messaging;

/// <summary>How consumers are tried again after a failure that may pass. Bad input is never tried again.</summary>
public sealed class ConsumerRetryOptions
{
    /// <summary>Tries after the first one; 0 to 100.</summary>
    public int Limit { get; set; } = 3;

    /// <summary>Pause before the first of them.</summary>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest pause; the pauses grow exponentially up to it.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries after a lost race for the same saga instance; 0 to 100.</summary>
    public int ConcurrencyLimit { get; set; } = 8;

    internal bool IsValid =>
        Limit is >= 0 and <= 100 && ConcurrencyLimit is >= 0 and <= 100 && MinInterval > TimeSpan.Zero && MaxInterval >= MinInterval;
}
