using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Schedule;

/// <summary>A scheduled month whose data come late is asked for again, and not for ever.</summary>
public sealed class LateDataTests : IDisposable
{
    private static readonly DateTimeOffset June = new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly StorePlace _place = new();
    private readonly FakeClock _clock = new(June);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task It_is_started_again_after_a_wait_and_by_a_restart_until_the_limit()
    {
        await using (var host = await StartAsync())
        {
            await FailedAsync(host, attempt: 1);
            await _clock.SleepersAsync(1);
            _clock.MoveTo(June.AddMinutes(14));
            await _clock.SleepersAsync(1);
            Assert.Null(await StateAsync(host, attempt: 2));

            _clock.MoveTo(June.AddMinutes(15));
            await FailedAsync(host, attempt: 2);
        }

        await using var next = await StartAsync();
        await FailedAsync(next, attempt: 3);
        await _clock.SleepersAsync(1);
        _clock.MoveTo(June.AddDays(9));
        await _clock.SleepersAsync(1);
        Assert.Null(await StateAsync(next, attempt: 4));
    }

    [Fact]
    public async Task It_waits_and_asks_once_for_an_attempt_that_has_not_begun_yet()
    {
        var cycles = new OneFailedAttempt(June);
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus => bus.AddMonthlySchedule(o => o.Enabled = true), // and nobody takes what it asks for
            services => services.AddSingleton<TimeProvider>(_clock).AddScoped<ICycleReader>(_ => cycles)
        );
        await _clock.SleepersAsync(1);
        cycles.IsThere = true; // after the first look, which would not wait

        Assert.Equal(1, await WrittenAtAsync(host, minutes: 14));
        Assert.Equal(2, await WrittenAtAsync(host, minutes: 15)); // the month, and its second attempt
        Assert.Equal(2, await WrittenAtAsync(host, minutes: 16));
        Assert.Equal(2, await WrittenAtAsync(host, minutes: 60));
    }

    [Fact]
    public async Task A_schedule_that_begins_does_not_wait()
    {
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus => bus.AddMonthlySchedule(o => o.Enabled = true),
            services =>
                services
                    .AddSingleton<TimeProvider>(_clock)
                    .AddScoped<ICycleReader>(_ => new OneFailedAttempt(June) { IsThere = true })
        );
        await _clock.SleepersAsync(1);

        Assert.Equal(2, await host.EverWrittenAsync());
    }

    private async Task<long> WrittenAtAsync(BusHost host, int minutes)
    {
        _clock.MoveTo(June.AddMinutes(minutes));
        await _clock.SleepersAsync(1);
        return await host.EverWrittenAsync();
    }

    private static async Task FailedAsync(BusHost host, int attempt)
    {
        var failed = await host.Tape.FindAsync<CycleFailed>(f => f.Cycle.Attempt == attempt);
        Assert.Equal(("2026-06", Stage.Data, "no row yet"), (failed.Cycle.Month, failed.Stage, failed.Reason));
        Assert.Equal(CycleStates.Failed, await StateAsync(host, attempt));
    }

    private static async Task<string?> StateAsync(BusHost host, int attempt) =>
        (await host.StatusAsync(CycleIdentity.Of("BTC-USD", "2026-06", attempt)))?.State;

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _place.Store,
            bus =>
            {
                bus.AddOrchestrator();
                bus.AddConsumer<TapeConsumer>();
                bus.AddConsumer<LateFetcher>();
                bus.AddMonthlySchedule(o => (o.Enabled, o.LateDataAttempts) = (true, 2));
            },
            services => services.AddSingleton<TimeProvider>(_clock)
        );

    private sealed class LateFetcher : IConsumer<UpdateMarketData>
    {
        public Task Consume(ConsumeContext<UpdateMarketData> context) =>
            context.Publish(
                new StageFailed
                {
                    Cycle = context.Message.Cycle,
                    OccurredAt = June,
                    Stage = Stage.Data,
                    Reason = "no row yet",
                    Transient = false,
                }
            );
    }

    private sealed class OneFailedAttempt(DateTimeOffset failed) : ICycleReader
    {
        public bool IsThere { get; set; }

        public Task<CycleView?> FindAsync(Guid cycleId, CancellationToken cancellationToken) =>
            Task.FromResult(
                IsThere && cycleId == CycleIdentity.Of("BTC-USD", "2026-06", 1)
                    ? new CycleView
                    {
                        Cycle = Facts.Cycle("2026-06"),
                        State = CycleStates.Failed,
                        Stage = Stage.Data,
                        Try = 1,
                        StartedAt = failed,
                        FinishedAt = failed,
                        RequestedBy = "schedule",
                    }
                    : null
            );

        public Task<IReadOnlyList<CycleView>> ListAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
