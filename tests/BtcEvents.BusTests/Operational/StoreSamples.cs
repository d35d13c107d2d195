using BtcEvents.BusTests.Support;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

/// <summary>What tests put into an operational store.</summary>
internal static class StoreSamples
{
    /// <summary>An id that a reader can tell from others; 0 is the empty one.</summary>
    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>A message that has been due for long.</summary>
    public static OutboxMessage Message(int number) =>
        new()
        {
            Due = DateTimeOffset.UnixEpoch,
            MessageId = Id(number),
            MessageType = "urn:message:x",
            Envelope = "{}",
            Body = "{}",
        };

    /// <summary>The number that a message was made with.</summary>
    public static int NumberOf(OutboxMessage message) => BitConverter.ToInt32(message.MessageId.ToByteArray());

    public static RegisteredModel Model(string name, string symbol = "BTC-USD") =>
        new()
        {
            Symbol = symbol,
            Model = name,
            Algorithm = "ridge",
            CycleId = Facts.Cycle().CycleId,
            Month = "2025-06",
            Training = "trainings/r.json",
            Metrics = new Dictionary<string, double> { ["rmse"] = 12.5 },
            RegisteredAt = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero),
            PromotionReason = "not promoted: ridge is better",
        };
}
