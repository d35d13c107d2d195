using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Around everything that an endpoint does with a message, retries included: gives it its clock, and tells the end.
/// </summary>
internal sealed class HopFilter(TimeProvider clock) : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var hop = context.GetOrAddPayload(() => new HopClock(context, clock));
        var type = KnownMessages.NameOf(context.SupportedMessageTypes.FirstOrDefault());
        try
        {
            await next.Send(context);
            BtcEventsTelemetry.HopEnded(hop.End(type, HopEnd.Completed));
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested) // else it comes again
        {
            BtcEventsTelemetry.HopEnded(hop.End(type, HopEnd.Failed));
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("hop");
}
