using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Lets a message wait for its turn, and hold it until it is consumed and committed or has failed for good.
/// </summary>
internal sealed class TurnFilter(Func<ConsumeContext, Turn?> turnOf) : IFilter<ConsumeContext>
{
    private readonly TurnQueue _turns = new();

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (turnOf(context) is not { } turn)
        {
            await next.Send(context);
            return;
        }

        using var held = await _turns.TakeAsync(turn, context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("turns");
}
