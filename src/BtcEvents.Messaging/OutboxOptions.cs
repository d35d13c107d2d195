using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Messaging;

/// <summary>How stored messages are sent.</summary>
public sealed class OutboxOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Outbox";

    /// <summary>
    /// Longest sleep between looks into the outbox; a commit in this process wakes the dispatcher at once. At most an
    /// hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most messages sent in one go; 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Longest time that one send may take; at most an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A message that cannot be sent is put off by this much, doubled each time up to one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan PostponeBy { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a consumed message is remembered; a copy that arrives later is consumed again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(7);
}
