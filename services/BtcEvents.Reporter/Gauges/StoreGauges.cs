using System.Diagnostics.Metrics;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Reporter;

/// <summary>
/// Shows as gauges how many cycles are in each state and what waits in the outbox, and keeps <see cref="FactGauges"/>
/// up to date. It looks into the store now and then; while the store cannot be read the gauges of it are absent.
/// </summary>
internal sealed partial class StoreGauges : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly IServiceScopeFactory _scopes;
    private readonly IOutboxStore _outbox;
    private readonly FactGauges _facts;
    private readonly TimeProvider _clock;
    private readonly ILogger<StoreGauges> _logger;
    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private volatile Sight? _seen;
    private bool _areFactsRead;
    private bool _complained;

    public StoreGauges(
        IServiceScopeFactory scopes,
        IOutboxStore outbox,
        FactGauges facts,
        TimeProvider clock,
        ILogger<StoreGauges> logger
    )
    {
        (_scopes, _outbox, _facts, _clock, _logger) = (scopes, outbox, facts, clock, logger);
        _meter.CreateObservableGauge(MetricNames.Cycles, ByState, "{cycle}", "Cycles by state.");
        _meter.CreateObservableGauge(
            MetricNames.OutboxMessages,
            () => Seen(sight => sight.Backlog.Messages),
            "{message}",
            "Messages that are due and not sent yet, over all services."
        );
        _meter.CreateObservableGauge(
            MetricNames.OutboxAge,
            () => Seen(sight => sight.Backlog.Oldest.TotalSeconds),
            "s",
            "How long the first of them has been due."
        );
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var cycles = scope.ServiceProvider.GetRequiredService<ICycleReader>();
        if (await CountAsync(cycles, cancellationToken))
        {
            _areFactsRead = false;
            var journal = scope.ServiceProvider.GetRequiredService<IFactJournal>();
            await _facts.ReadAsync(await cycles.ListAsync(cancellationToken), journal, cancellationToken);
            _areFactsRead = true;
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                _complained = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Complain(failure);
            }

            await Task.Delay(Period, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsSame(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other) =>
        one.Count == other.Count && one.All(count => other.GetValueOrDefault(count.Key) == count.Value);

    // Whether there may be new facts: a state changes with every one that a gauge shows, but for those of a cycle that
    // runs.
    private async Task<bool> CountAsync(ICycleReader cycles, CancellationToken cancellationToken)
    {
        var before = _seen;
        try
        {
            _seen = new(await cycles.CountAsync(cancellationToken), await _outbox.BacklogAsync(cancellationToken));
        }
        catch
        {
            _seen = null;
            throw;
        }

        return !_areFactsRead
            || before is null
            || _seen.Counts.ContainsKey(CycleStates.Running)
            || !IsSame(_seen.Counts, before.Counts);
    }

    private void Complain(Exception failure)
    {
        if (!_complained)
        {
            NotSeen(_logger, failure);
            _complained = true;
        }
    }

    private IEnumerable<Measurement<int>> ByState() =>
        _seen is { } sight
            ? NewestCycles.States.Select(state => new Measurement<int>(
                sight.Counts.GetValueOrDefault(state),
                new KeyValuePair<string, object?>(MetricNames.StateLabel, state.ToLowerInvariant())
            ))
            : [];

    private IEnumerable<Measurement<double>> Seen(Func<Sight, double> number) =>
        _seen is { } sight ? [new(number(sight))] : [];

    [LoggerMessage(
        3001,
        LogLevel.Warning,
        "The stores cannot be read in full, so some gauges are absent or old until they can"
    )]
    private static partial void NotSeen(ILogger logger, Exception failure);

    private sealed record Sight(IReadOnlyDictionary<string, int> Counts, OutboxBacklog Backlog);
}
