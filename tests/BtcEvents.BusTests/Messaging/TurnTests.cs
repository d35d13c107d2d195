using System.Collections.Concurrent;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Messaging;

public sealed class TurnTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cycles_of_one_symbol_pass_a_stage_one_after_the_other_and_those_of_different_symbols_at_once()
    {
        await using var host = await StartAsync();
        var floor = host.Service<Floor>();

        // The first of each symbol is held until one of every symbol is inside: without an overlap nothing passes.
        await Task.WhenAll(
            Enumerable.Range(0, 30).Select(i => host.DeliverAsync(Update(Floor.Symbols[i % 3], i / 3), "crowded"))
        );

        Assert.Equal(30, floor.Passed);
        Assert.Equal(1, floor.MostOfOneSymbol);
        Assert.Equal(3, floor.MostAtOnce);
    }

    [Fact]
    public async Task A_cycle_that_is_asked_for_again_does_not_wait_for_its_own_first_try()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddStageDoubles());
        var hangs = new TaskCompletionSource();
        host.Script.Act = (_, run, _) => run == 1 ? hangs.Task : Task.CompletedTask;

        var first = host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");
        var another = host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle("2025-07")), "preprocessor-double");
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        Assert.Equal(2, host.Script.Runs(Stage.Features));
        Assert.False(another.IsCompleted);
        hangs.SetResult();
        await Task.WhenAll(first, another);
        Assert.Equal(3, host.Script.Runs(Stage.Features));
    }

    [Fact]
    public async Task A_failed_message_gives_its_turn_back()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, run, _) => run == 1 ? throw new ArgumentException("row 3") : Task.CompletedTask;

        var failed = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");
        var next = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle("2025-07")), "preprocessor-double");

        Assert.NotNull(failed.Failure);
        Assert.Null(next.Failure);
    }

    [Fact]
    public async Task Messages_of_one_cycle_that_come_at_once_reach_the_saga_one_after_the_other()
    {
        var overlaps = new Overlaps();
        await using var host = await BusHost.StartAsync(
            _folder.Store,
            bus =>
            {
                bus.AddOrchestrator();
                bus.AddConsumeObserver(_ => overlaps);
            }
        );
        var cycle = Facts.Cycle();
        await host.DeliverAsync(Facts.Start(cycle), "monthly-cycle");

        var ended = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ => host.DeliverAsync(new RetryCycle { CycleId = cycle.CycleId }, "monthly-cycle"))
        );

        Assert.All(ended, delivery => Assert.Null(delivery.Failure));
        Assert.Equal(41, (await host.StatusAsync(cycle.CycleId))!.Stages[0].Tries);
        Assert.Equal(1, overlaps.Most);
    }

    private static UpdateMarketData Update(string symbol, int month)
    {
        var cycle = Facts.Cycle($"2025-{month + 1:00}");
        return new UpdateMarketData
        {
            Cycle = cycle with { Symbol = symbol, CycleId = CycleIdentity.Of(symbol, cycle.Month, cycle.Attempt) },
        };
    }

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddStageConsumer<CrowdedConsumer, UpdateMarketData, CrowdedConsumerDefinition>(Stage.Data),
            services => services.AddSingleton<Floor>()
        );

    /// <summary>The most messages of one correlation id that were being consumed at the same time.</summary>
    private sealed class Overlaps : IConsumeObserver
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<Guid, int> _inside = [];

        public int Most { get; private set; }

        public Task PreConsume<T>(ConsumeContext<T> context)
            where T : class => Count(context, +1);

        public Task PostConsume<T>(ConsumeContext<T> context)
            where T : class => Count(context, -1);

        public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
            where T : class => Count(context, -1);

        private Task Count(ConsumeContext context, int change)
        {
            lock (_gate)
            {
                var inside = _inside.GetValueOrDefault(context.CorrelationId!.Value) + change;
                _inside[context.CorrelationId!.Value] = inside;
                Most = Math.Max(Most, inside);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Counts who is inside; the first of each symbol waits there for the first of the others.</summary>
    private sealed class Floor
    {
        public static readonly string[] Symbols = ["BTC-USD", "ETH-USD", "SOL-USD"];

        private readonly Lock _gate = new();
        private readonly ConcurrentDictionary<string, int> _inside = new(
            Symbols.ToDictionary(symbol => symbol, _ => 0)
        );
        private readonly TaskCompletionSource _all = new();

        public int Passed { get; private set; }

        public int MostOfOneSymbol { get; private set; }

        public int MostAtOnce { get; private set; }

        public async Task PassAsync(string symbol)
        {
            lock (_gate)
            {
                _inside[symbol]++;
                MostOfOneSymbol = Math.Max(MostOfOneSymbol, _inside[symbol]);
                MostAtOnce = Math.Max(MostAtOnce, _inside.Values.Sum());
                if (_inside.Values.All(inside => inside > 0))
                {
                    _all.TrySetResult();
                }
            }

            await _all.Task.WaitAsync(Tape.Patience, TestContext.Current.CancellationToken);
            await Task.Yield();
            lock (_gate)
            {
                _inside[symbol]--;
                Passed++;
            }
        }
    }

    private sealed class CrowdedConsumer(Floor floor) : IConsumer<UpdateMarketData>
    {
        public Task Consume(ConsumeContext<UpdateMarketData> context) => floor.PassAsync(context.Message.Cycle.Symbol);
    }

    private sealed class CrowdedConsumerDefinition : ConsumerDefinition<CrowdedConsumer>
    {
        public CrowdedConsumerDefinition() => ConcurrentMessageLimit = 8;
    }
}
