using BtcEvents.Contracts;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Backfilling;

/// <summary>
/// Runs one cycle per month on the services that listen to the broker, a bounded number at once, none of which may move
/// the champion.
/// </summary>
internal sealed class Backfill(CycleWatch watch, ICycleCommands commands, BackfillOptions options)
{
    /// <summary>Sends and waits until every month has ended.</summary>
    /// <param name="show">Told where it stands at every look.</param>
    /// <param name="cancellationToken">Stops; cycles that were sent go on, and the same call later goes on from
    /// there.</param>
    /// <returns>Where it stands at the end.</returns>
    public async Task<BackfillProgress> RunAsync(Action<BackfillProgress> show, CancellationToken cancellationToken)
    {
        var plan = new BackfillPlan(options);
        while (true)
        {
            var months = BackfillMonth.Range(
                options.Symbol,
                options.From,
                options.To,
                await watch.ListAsync(cancellationToken)
            );
            foreach (var command in plan.Next(months))
            {
                await SendAsync(command, cancellationToken);
            }

            var progress = plan.Progress(months);
            show(progress);
            if (plan.IsOver(months))
            {
                return progress;
            }

            await watch.NextAsync(cancellationToken);
        }
    }

    private Task SendAsync(object command, CancellationToken cancellationToken) =>
        command switch
        {
            StartMonthlyCycle start => commands.StartAsync(start, cancellationToken),
            RetryCycle retry => commands.RetryAsync(retry, cancellationToken),
            _ => throw new InvalidOperationException($"a backfill sends no {command.GetType().Name}"),
        };
}
