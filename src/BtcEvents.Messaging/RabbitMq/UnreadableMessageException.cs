using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>A message that no consumer of its queue can take, whatever becomes of the rest of the world.</summary>
public sealed class UnreadableMessageException(string message) : BadInputException(message);
