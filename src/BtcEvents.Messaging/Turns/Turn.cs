namespace BtcEvents.Messaging;

/// <summary>What a message waits for: its turn among all messages of the key.</summary>
/// <param name="Key">Messages of one key go one after the other.</param>
/// <param name="Owner">Messages of one owner may go at the same time; null where none may.</param>
public readonly record struct Turn(string Key, Guid? Owner);
