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

    /// <summary>
    /// Tries while a server is away, with the same pauses; 0 to 1000. The message stays in hand meanwhile, so that a
    /// restart of a database fails nothing. By default some four minutes where the server refuses connections, and more
    /// where it hangs, since each try then waits for its own timeout. RabbitMQ takes a message back after half an hour.
    /// </summary>
    public int AwayLimit { get; set; } = 30;

    internal bool IsValid =>
        Limit is >= 0 and <= 100
        && ConcurrencyLimit is >= 0 and <= 100
        && AwayLimit is >= 0 and <= 1000
        && MinInterval > TimeSpan.Zero
        && MaxInterval >= MinInterval;
}
