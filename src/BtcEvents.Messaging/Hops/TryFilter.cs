using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>Inside the retries, whatever their kind: counts the tries of a message.</summary>
internal sealed class TryFilter : IFilter<ConsumeContext>
{
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        HopClock.Of(context)?.Tried();
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("try");
}
