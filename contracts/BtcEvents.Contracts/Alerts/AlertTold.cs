namespace BtcEvents.Contracts;

/// <summary>A channel has told people of an alert, of its end, or of several. Published by the channel.</summary>
public sealed record AlertTold
{
    /// <summary>The channel's name, <c>slack</c> for example.</summary>
    public required string Channel { get; init; }

    /// <summary>Id of the message that was told: an <see cref="AlertRaised"/>, for example.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When the receiver had taken it.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
