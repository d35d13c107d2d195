using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Reporter;

/// <summary>
/// Reacts to <see cref="CycleCompleted"/> with <see cref="ReportWritten"/>, where there is a forecast.
/// </summary>
public sealed class ReporterConsumer(CycleReporting reporting, TimeProvider clock) : IConsumer<CycleCompleted>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<CycleCompleted> context)
    {
        var cycle = context.Message.Cycle;
        if (await reporting.WriteAsync(cycle.CycleId, context.CancellationToken) is { } written)
        {
            await context.Publish(
                new ReportWritten
                {
                    Cycle = cycle,
                    OccurredAt = clock.GetUtcNow(),
                    ForecastId = written.ForecastId,
                    Report = written.Report,
                }
            );
        }
    }
}
