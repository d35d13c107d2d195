using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>A way to tell people.</summary>
public interface IAlertChannel
{
    /// <summary>
    /// The channel's name in kebab-case, for example <c>log</c>; its queue is <c>alert-channel-NAME</c>.
    /// </summary>
    static abstract string Name { get; }

    /// <summary>
    /// Tells people. An exception means that they may not have been told: this channel, and no other, is tried again.
    /// At least once: a process that dies between the send and the commit after it sends again.
    /// </summary>
    Task SendAsync(AlertRaised alert, CancellationToken cancellationToken);

    /// <summary>
    /// Tells people that an alert is over; a channel that does not say how tells nothing. As
    /// <see cref="SendAsync"/> otherwise.
    /// </summary>
    Task SendAsync(AlertResolved alert, CancellationToken cancellationToken) => Task.CompletedTask;
}
