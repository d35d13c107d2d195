using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Around everything that an endpoint does with a message, its wait for a turn and its retries included: gives it its
/// clock, and tells the end. Who stands within another of its kind does nothing.
/// </summary>
internal sealed class HopFilter(TimeProvider clock) : IFilter<ConsumeContext>
{
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next) =>
        HopClock.Of(context) is null ? MeasureAsync(context, next) : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("hop");

    private async Task MeasureAsync(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var hop = context.ReceiveContext.GetOrAddPayload(() => new HopClock(context, clock));
        var type = KnownMessages.NameOf(context.SupportedMessageTypes.FirstOrDefault());
        try
        {
            await next.Send(context);
            // Else it is of a type that nobody here takes.
            var isTaken = context.ReceiveContext is { IsDelivered: true } or { IsFaulted: true };
            BtcEventsTelemetry.HopEnded(hop.End(type, isTaken ? HopEnd.Completed : HopEnd.Failed));
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested) // else it comes again
        {
            BtcEventsTelemetry.HopEnded(hop.End(type, HopEnd.Failed));
            throw;
        }
    }
}
