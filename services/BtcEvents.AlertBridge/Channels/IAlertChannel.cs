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
    /// At least once: a process that dies between the send and the commit after it sends again, with the same
    /// <see cref="AlertNotice.Id"/>.
    /// </summary>
    Task SendAsync(AlertNotice notice, CancellationToken cancellationToken);
}

/// <summary>A channel under its name, for who asks for all of them.</summary>
public interface INamedAlertChannel
{
    /// <summary><see cref="IAlertChannel.Name"/>.</summary>
    string Name { get; }

    /// <summary>The channel.</summary>
    IAlertChannel Channel { get; }
}

internal sealed class NamedAlertChannel<TChannel>(TChannel channel) : INamedAlertChannel
    where TChannel : class, IAlertChannel
{
    public string Name => TChannel.Name;

    public IAlertChannel Channel => channel;
}
