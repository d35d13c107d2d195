namespace BtcEvents.Storage.Operational;

/// <summary>
/// The message was consumed by another copy while this one worked on it: everything this one did is undone.
/// </summary>
public sealed class DuplicateMessageException(Guid messageId)
    : Exception($"message {messageId} has been consumed by another copy meanwhile");
