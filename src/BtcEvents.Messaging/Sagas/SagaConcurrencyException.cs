using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>Two messages changed one saga instance at the same time; the later one is tried again.</summary>
public sealed class SagaConcurrencyException(Type sagaType, Guid correlationId)
    : ConcurrencyException("the instance was changed by another message meanwhile", sagaType, correlationId);
