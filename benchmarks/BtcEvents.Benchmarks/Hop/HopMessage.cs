using System.Text.Json;
using BtcEvents.Contracts;
using RabbitMQ.Client;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>A fact as one of the contenders wants to read it.</summary>
/// <param name="Cycle">The fact's cycle.</param>
/// <param name="Properties">Properties of the message.</param>
/// <param name="Body">Its body.</param>
internal sealed record HopMessage(Guid Cycle, BasicProperties Properties, ReadOnlyMemory<byte> Body)
{
    private const string Type = "BtcEvents.Contracts:FeaturesPrepared";

    /// <summary>As our bus sends it: in MassTransit's envelope.</summary>
    public static HopMessage Enveloped(FeaturesPrepared fact)
    {
        var id = IdOf(fact);
        var address = $"rabbitmq://localhost/{Type}";
        return Of(
            fact,
            "application/vnd.masstransit+json",
            new
            {
                messageId = id,
                correlationId = fact.Cycle.CycleId,
                conversationId = id,
                sourceAddress = address,
                destinationAddress = address,
                messageType = new[] { $"urn:message:{Type}" },
                message = fact,
                sentTime = fact.OccurredAt,
                headers = new { },
            }
        );
    }

    /// <summary>As JSON alone, its type among the properties.</summary>
    public static HopMessage Bare(FeaturesPrepared fact) => Of(fact, "application/json", fact);

    private static HopMessage Of<T>(FeaturesPrepared fact, string contentType, T body) =>
        new(
            fact.Cycle.CycleId,
            new BasicProperties
            {
                Persistent = true,
                ContentType = contentType,
                MessageId = IdOf(fact).ToString(),
                Type = typeof(FeaturesPrepared).FullName,
            },
            JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web)
        );

    private static Guid IdOf(FeaturesPrepared fact) => CycleIdentity.Derive("hop", fact.Cycle.CycleId.ToString());
}
