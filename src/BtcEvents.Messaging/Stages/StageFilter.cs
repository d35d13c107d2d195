using System.Diagnostics;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Around a stage's consumer and its retries: keeps the plan, measures, and when the consumer gives up for good, says
/// so with <see cref="StageFailed"/>. The failure is then thrown on, so that the message also ends in the error queue.
/// </summary>
internal sealed class StageFilter<TMessage>(Stage stage, StageFailures failures, TimeProvider clock)
    : IFilter<ConsumeContext>
    where TMessage : class, ICycleMessage
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (!context.TryGetMessage<TMessage>(out var consumed) || consumed is null)
        {
            await next.Send(context);
            return;
        }

        if (!consumed.Message.Cycle.Plan.Runs(stage))
        {
            BtcEventsTelemetry.StageEnded(stage, "skipped", TimeSpan.Zero);
            // Else it would go to the skipped queue.
            await consumed.NotifyConsumed(TimeSpan.Zero, $"{stage} (not in the plan)");
            return;
        }

        await RunAsync(consumed, context, next);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("stage").Add("stage", stage.ToString());

    private async Task RunAsync(ConsumeContext<TMessage> consumed, ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var began = clock.GetTimestamp();
        try
        {
            await next.Send(context);
            BtcEventsTelemetry.StageEnded(stage, "completed", clock.GetElapsedTime(began));
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
        {
            Activity.Current?.SetStatus(ActivityStatusCode.Error, Failure.Describe(failure));
            BtcEventsTelemetry.StageEnded(stage, "failed", clock.GetElapsedTime(began));
            await failures.TellAsync(stage, consumed, consumed.Message.Cycle, failure);
            throw;
        }
    }
}
