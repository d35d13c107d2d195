using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Orchestrator;

/// <summary>Starts one scheduled month of one symbol, once for all orchestrators and for ever.</summary>
internal sealed class ScheduledStart(IServiceScopeFactory scopes)
{
    /// <summary>Who asks for the cycles that the schedule starts.</summary>
    public const string Requester = "schedule";

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

        try
        {
            await SendAsync(services, symbol, month, attempt: 1, cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false; // another orchestrator was faster by so little that the claim did not see it
        }
    }

    /// <summary>Commits the command with what the scope's unit holds.</summary>
    public static async Task SendAsync(
        IServiceProvider services,
        string symbol,
        string month,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var start = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month,
            Attempt = attempt,
            RequestedBy = Requester,
        };
        await services.GetRequiredService<IPublishEndpoint>().Publish(start, cancellationToken);
        await services.GetRequiredService<IOperationalUnit>().CommitAsync(cancellationToken);
    }
}
