using System.Diagnostics;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Messaging;

/// <summary>
/// Around a stage's consumer and its retries: keeps the plan, measures, and when the consumer gives up for good, says
/// so with <see cref="StageFailed"/>. The failure is then thrown on, so that the message also ends in the error queue.
/// </summary>
internal sealed class StageFilter<TMessage>(
    Stage stage,
    StageFailures failures,
    TimeProvider clock,
    ILoggerFactory loggers,
    LateStages late
) : IFilter<ConsumeContext>
    where TMessage : class, ICycleMessage
{
    private readonly ILogger _logger = loggers.CreateLogger("BtcEvents.Stages");

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (!context.TryGetMessage<TMessage>(out var consumed) || consumed is null)
        {
            await next.Send(context);
            return;
        }

        if (!consumed.Message.Cycle.Plan.Runs(stage))
        {
            BtcEventsTelemetry.StageEnded(stage, BtcEventsTelemetry.Skipped, TimeSpan.Zero);
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
        using var limit = late.Limit(context);
        try
        {
            await next.Send(context);
            var (took, cycle) = (clock.GetElapsedTime(began), consumed.Message.Cycle);
            BtcEventsTelemetry.StageEnded(stage, BtcEventsTelemetry.Completed, took);
            BusLog.StageCompleted(
                _logger,
                stage,
                cycle.Symbol,
                cycle.Month,
                cycle.Attempt,
                took.TotalSeconds,
                cycle.CycleId
            );
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
        {
            var (took, cycle, reason) = (
                clock.GetElapsedTime(began),
                consumed.Message.Cycle,
                Failure.Describe(failure)
            );
            Activity.Current?.SetStatus(ActivityStatusCode.Error, reason);
            BtcEventsTelemetry.StageEnded(stage, BtcEventsTelemetry.Failed, took);
            BusLog.StageFailed(
                _logger,
                stage,
                cycle.Symbol,
                cycle.Month,
                cycle.Attempt,
                took.TotalSeconds,
                cycle.CycleId,
                reason
            );
            await failures.TellAsync(stage, consumed, cycle, failure);
            throw;
        }
    }
}
