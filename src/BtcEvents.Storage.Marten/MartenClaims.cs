using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// One open cycle per symbol and month. Who loses the race for a claim is told at the commit, and sees the holder when
/// it begins anew.
/// </summary>
internal sealed class MartenOpenCycles(MartenUnit unit) : IOpenCycles
{
    private const string Releasing =
        $"delete from {MartenConfiguration.Schema}.mt_doc_open_cycle where id = ? and data ->> 'cycleId' = ?";

    /// <inheritdoc />
    public async Task<Guid> ClaimAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken)
    {
        var id = OpenCycle.IdOf(symbol, month);
        if (await unit.FindAsync<OpenCycle>(id, cancellationToken) is { } open)
        {
            return open.CycleId;
        }

        unit.Insert(new OpenCycle { Id = id, CycleId = cycleId }, id, $"the open cycle of {symbol} {month}");
        return cycleId;
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken)
    {
        var id = OpenCycle.IdOf(symbol, month);
        if ((await unit.FindAsync<OpenCycle>(id, cancellationToken))?.CycleId != cycleId)
        {
            return;
        }

        unit.Forget<OpenCycle>(id);
        unit.Add(
            (session, _, _) =>
            {
                session.QueueSqlCommand(Releasing, id, cycleId.ToString());
                return Task.CompletedTask;
            }
        );
    }
}

/// <summary>Which months the schedule has started.</summary>
internal sealed class MartenScheduledStarts(MartenUnit unit) : IScheduledStarts
{
    /// <inheritdoc />
    public async Task<bool> ClaimAsync(
        string symbol,
        string month,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var id = OpenCycle.IdOf(symbol, month);
        if (await unit.FindAsync<ScheduledStart>(id, cancellationToken) is not null)
        {
            return false;
        }

        var start = new ScheduledStart
        {
            Id = id,
            Due = due,
            Claimed = unit.Clock.GetUtcNow(),
        };
        unit.Insert(start, id, $"the scheduled start of {symbol} {month}");
        return true;
    }
}
