using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Schedule;

public sealed class MonthlyScheduleTests : IDisposable
{
    private static readonly DateTimeOffset BeforeJune = new(2026, 6, 1, 5, 58, 30, TimeSpan.Zero);
    private static readonly DateTimeOffset June = new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly StorePlace _place = new();
    private readonly FakeClock _clock = new(BeforeJune);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_month_starts_at_its_fire_time_and_not_before()
    {
        await using var host = await StartAsync(o => o.CatchUp = CatchUp.None);
        await _clock.SleepersAsync(1);
        Assert.Equal(BeforeJune.AddMinutes(1), _clock.NextAlarm()); // at most a minute

        _clock.MoveTo(BeforeJune.AddMinutes(1));
        await _clock.SleepersAsync(1);
        Assert.Equal(June, _clock.NextAlarm()); // then exactly the fire time
        Assert.Equal(0, await host.EverWrittenAsync());
        _clock.MoveTo(June);

        var start = await host.Tape.FindAsync<StartMonthlyCycle>();
        Assert.Equal(new StartMonthlyCycle { Month = "2026-06", RequestedBy = "schedule" }, start);
    }

    [Fact]
    public async Task Two_hosts_on_one_store_start_a_month_once()
    {
        await using var one = await StartAsync(o => o.CatchUp = CatchUp.None);
        await using var two = await StartAsync(o => o.CatchUp = CatchUp.None);
        await _clock.SleepersAsync(2);

        _clock.MoveTo(June);
        await _clock.SleepersAsync(2);

        Assert.Equal(1, await one.EverWrittenAsync());
        Assert.Equal(["BTC-USD/2026-06"], await two.ScheduledAsync());
    }

    [Fact]
    public async Task Missed_months_are_caught_up_oldest_first_for_every_symbol_and_only_once()
    {
        await using (var host = await StartAsync(EveryMonthSinceApril))
        {
            await _clock.SleepersAsync(1);
            Assert.Equal(4, await host.EverWrittenAsync());
            Assert.Equal(
                ["BTC-USD/2026-04", "ETH-USD/2026-04", "BTC-USD/2026-05", "ETH-USD/2026-05"],
                await host.ScheduledAsync()
            );
        }

        await using var next = await StartAsync(EveryMonthSinceApril);
        await _clock.SleepersAsync(1);
        Assert.Equal(4, await next.EverWrittenAsync());
    }

    [Fact]
    public async Task What_was_claimed_is_sent_by_the_next_process_where_the_first_one_died_before()
    {
        await using (var dying = await StartAsync(o => o.CatchUp = CatchUp.Latest, Undelivered))
        {
            await _clock.SleepersAsync(1);
            Assert.Equal(["BTC-USD/2026-05"], await dying.ScheduledAsync());
            Assert.Equal(0, dying.Tape.Count<StartMonthlyCycle>());
        }

        await using var next = await StartAsync(o => o.CatchUp = CatchUp.Latest);
        Assert.Equal("2026-05", (await next.Tape.FindAsync<StartMonthlyCycle>()).Month);
        Assert.Equal(1, await next.EverWrittenAsync());
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated()
    {
        var store = new FlakyStarts();
        await using var host = await StartAsync(o => o.CatchUp = CatchUp.Latest, store.Decorate);
        await _clock.SleepersAsync(1);
        Assert.Equal(0, await host.EverWrittenAsync());

        _clock.MoveTo(BeforeJune.AddMinutes(1));

        Assert.Equal("2026-05", (await host.Tape.FindAsync<StartMonthlyCycle>()).Month);
    }

    [Fact]
    public async Task A_schedule_that_is_not_enabled_does_nothing()
    {
        await using var host = await StartAsync(o => (o.Enabled, o.CatchUp) = (false, CatchUp.All));

        Assert.Null(_clock.NextAlarm());
        Assert.Equal(0, await host.EverWrittenAsync());
    }

    [Fact]
    public async Task A_month_that_a_person_has_started_already_stays_theirs()
    {
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus =>
            {
                bus.AddOrchestrator();
                bus.AddConsumer<TapeConsumer>();
                bus.AddMonthlySchedule(o => (o.Enabled, o.CatchUp) = (true, CatchUp.None));
            },
            services => services.AddSingleton<TimeProvider>(_clock)
        );
        await _clock.SleepersAsync(1);
        await host.PublishAsync(new StartMonthlyCycle { Month = "2026-06", RequestedBy = "a person" });
        await host.Tape.FindAsync<CycleStarted>();

        _clock.MoveTo(June);
        var answer = await host.Tape.FindAsync<CycleStartAnswered>(a => !a.Accepted);

        Assert.Equal("BTC-USD 2026-06 attempt 1 is running already; wait for it or cancel it", answer.Reason);
        Assert.Equal("a person", (await host.StatusAsync(answer.Cycle.CycleId))!.RequestedBy);
    }

    private static void EveryMonthSinceApril(MonthlyScheduleOptions options)
    {
        (options.CatchUp, options.CatchUpFrom) = (CatchUp.All, "2026-04");
        options.Symbols.Add("BTC-USD");
        options.Symbols.Add("ETH-USD");
        options.Symbols.Add("BTC-USD"); // named twice, meant once
    }

    // The process dies before its outbox is looked into.
    private static void Undelivered(IServiceCollection services) =>
        services.Remove(
            services.Single(s =>
                s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "OutboxDispatcher"
            )
        );

    private Task<BusHost> StartAsync(
        Action<MonthlyScheduleOptions> options,
        Action<IServiceCollection>? services = null
    ) =>
        BusHost.StartAsync(
            _place.Store,
            bus =>
            {
                bus.AddConsumer<StartTape>();
                bus.AddMonthlySchedule(o =>
                {
                    o.Enabled = true;
                    options(o);
                });
            },
            all =>
            {
                all.AddSingleton<TimeProvider>(_clock);
                services?.Invoke(all);
            }
        );

    private sealed class StartTape(Tape tape) : IConsumer<StartMonthlyCycle>
    {
        public Task Consume(ConsumeContext<StartMonthlyCycle> context)
        {
            tape.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}
