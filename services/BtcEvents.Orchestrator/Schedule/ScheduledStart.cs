using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Orchestrator;

/// <summary>Starts one scheduled month of one symbol, once for all orchestrators and for ever.</summary>
internal sealed class ScheduledStart(IServiceScopeFactory scopes)
{
    /// <summary>
    /// Claim and command are one commit: neither is there without the other. False where the claim was taken.
    /// </summary>
    public async Task<bool> TryAsync(string symbol, ScheduledMonth scheduled, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, month) = (scope.ServiceProvider, scheduled.Month.ToString());
        if (
            !await services
                .GetRequiredService<IScheduledStarts>()
                .ClaimAsync(symbol, month, scheduled.Due, cancellationToken)
        )
        {
            return false;
        }

        var start = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month,
            RequestedBy = "schedule",
        };
        await services.GetRequiredService<IPublishEndpoint>().Publish(start, cancellationToken);
        try
        {
            await services.GetRequiredService<IOperationalUnit>().CommitAsync(cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false; // another orchestrator was faster by so little that the claim did not see it
        }
    }
}
