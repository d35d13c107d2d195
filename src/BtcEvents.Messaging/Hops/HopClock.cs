using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Notes when one message was received, started and tried; travels with it from the endpoint to the outbox.
/// </summary>
internal sealed class HopClock(ConsumeContext context, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly string _consumer = context.ReceiveContext.InputAddress.Segments[^1];
    private readonly DateTimeOffset? _sent = Sent(context);

    // Measured back: it has been read from its bytes since.
    private readonly DateTimeOffset _received = clock.GetUtcNow() - context.ReceiveContext.ElapsedTime;
    private DateTimeOffset? _started;
    private int _tries;
    private CycleFact? _told;

    /// <summary>The clock of a message; null where its endpoint is none of ours.</summary>
    public static HopClock? Of(ConsumeContext context) => Of(context.ReceiveContext);

    /// <summary>The same of a message that may not even have been read.</summary>
    public static HopClock? Of(ReceiveContext context) => context.TryGetPayload(out HopClock? clock) ? clock : null;

    /// <summary>A try begins; work begins with the first.</summary>
    public void Tried()
    {
        lock (_gate)
        {
            _started ??= clock.GetUtcNow();
            _tries++;
        }
    }

    /// <summary>What a fact of now says of its hop; null before the first try.</summary>
    public HopTiming? Timing()
    {
        lock (_gate)
        {
            return _started is not { } started
                ? null
                : new HopTiming
                {
                    Consumer = _consumer,
                    SentAt = _sent,
                    ReceivedAt = _received,
                    StartedAt = started,
                    Tries = _tries,
                };
        }
    }

    /// <summary>
    /// The fact with this hop's times, where it happened in it: one that was known before and is told again keeps its
    /// own.
    /// </summary>
    public T Stamp<T>(T message)
        where T : class =>
        message is CycleFact { Hop: null } fact && Timing() is { } timing && fact.OccurredAt >= timing.StartedAt
            ? (T)(object)Told(fact with { Hop = timing })
            : message;

    /// <summary>The whole hop, now that it is over.</summary>
    public HopEnd End(string messageType, string outcome)
    {
        lock (_gate)
        {
            return new HopEnd(
                _consumer,
                messageType,
                _sent,
                _received,
                _started,
                clock.GetUtcNow(),
                _tries,
                outcome,
                _told
            );
        }
    }

    private CycleFact Told(CycleFact fact)
    {
        _told = fact;
        return fact;
    }

    // Others than we may put anything there: a time that was never set is none.
    private static DateTimeOffset? Sent(ConsumeContext context) =>
        context.SentTime is { } sent && sent > DateTime.UnixEpoch ? new(sent.ToUniversalTime()) : null;
}
