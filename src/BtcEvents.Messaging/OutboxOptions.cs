namespace BtcEvents.Messaging;

/// <summary>How stored messages are sent.</summary>
public sealed class OutboxOptions
{
    /// <summary>
    /// Longest sleep between looks into the outbox; a commit in this process wakes the dispatcher at once.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most messages sent in one go; 1 to 10000.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>Longest time that one send may take.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A message that cannot be sent is put off by this much, doubled each time up to one hour.</summary>
    public TimeSpan PostponeBy { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a consumed message is remembered; a copy that arrives later is consumed again.</summary>
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(7);

    internal bool IsValid =>
        PollInterval > TimeSpan.Zero
        && BatchSize is >= 1 and <= 10_000
        && SendTimeout > TimeSpan.Zero
        && PostponeBy > TimeSpan.Zero
        && InboxRetention > TimeSpan.Zero;
}
