using System.Net.Mime;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Reads plain JSON as <see cref="TypedStart"/> takes it; what it refuses goes to the error queue with its sentence.
/// </summary>
internal sealed class TypedStartDeserializer : ISerializerFactory, IMessageDeserializer
{
    private readonly SystemTextJsonRawMessageSerializer _raw = new(RawSerializerOptions.AnyMessageType);

    /// <inheritdoc cref="ISerializerFactory.ContentType" />
    public ContentType ContentType { get; } = new(MediaTypeNames.Application.Json);

    /// <inheritdoc />
    public IMessageSerializer CreateSerializer() => _raw;

    /// <inheritdoc />
    public IMessageDeserializer CreateDeserializer() => this;

    /// <inheritdoc />
    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(
            receiveContext,
            Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress)
        );

    /// <inheritdoc />
    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        _raw.Deserialize(new StringMessageBody(TypedStart.Normalize(body.GetBytes())), headers, destinationAddress);

    /// <inheritdoc />
    public MessageBody GetMessageBody(string text) => _raw.GetMessageBody(text);

    /// <inheritdoc />
    public void Probe(ProbeContext context) => context.CreateScope("typed-start");
}
