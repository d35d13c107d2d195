using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

/// <summary>All that a service does with the operational store in its work, as its own user.</summary>
internal static class ServiceWork
{
    private static int _runs;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Does it once, on keys that no other run uses.</summary>
    public static async Task DoAsync(PostgresPlace place, string service)
    {
        await using var store = PostgresPlace.Services(place.OptionsOf(service));
        var key = FormattableString.Invariant($"T{Interlocked.Increment(ref _runs)}-USD");
        await (service == "reader" ? LookAsync(store) : ConsumeAndPublishAsync(store, key));
        await (
            service switch
            {
                "selector" => SelectAsync(store, key),
                "trainer" => TrainAsync(store, key),
                "orchestrator" => OrchestrateAsync(store, key),
                "reporter" => store.GetRequiredService<ICycleReader>().FindAsync(Guid.Empty, Token),
                _ => Task.CompletedTask,
            }
        );
    }

    private static async Task ConsumeAndPublishAsync(IServiceProvider store, string key)
    {
        var (message, outbox) = (CycleIdentity.Derive(key), store.GetRequiredService<IOutboxStore>());
        var cycle = Facts.Cycle() with { CycleId = message, Symbol = key };
        foreach (var stage in new[] { Stage.Data, Stage.Features })
        {
            var id = CycleIdentity.Derive(key, $"{stage}");
            await StoreScope.DoAsync(
                store,
                async scope =>
                {
                    Assert.False(await scope.Unit.HasConsumedAsync(id, message, Token));
                    scope.Unit.MarkConsumed(id, message);
                    scope.Unit.Record(new JournalEntry(Facts.Of(stage, cycle), id, null));
                    scope.Unit.Enqueue(
                        new OutboxMessage
                        {
                            Due = DateTimeOffset.UnixEpoch,
                            MessageId = id,
                            MessageType = "x",
                            Envelope = "{}",
                            Body = "{}",
                        }
                    );
                }
            );
        }

        await using (var claim = await outbox.ClaimDueAsync(10, Token))
        {
            await claim.SettleAsync(
                [claim.Messages[0]],
                [.. claim.Messages.Skip(1).Select(m => new PostponedMessage(m, DateTimeOffset.MaxValue))],
                Token
            );
        }

        await outbox.NextDueAsync(Token);
        await outbox.ForgetConsumedAsync(DateTimeOffset.UnixEpoch, Token);
        await StoreScope.DoAsync(
            store,
            async scope => Assert.Equal(2, (await scope.Journal.OfCycleAsync(message, Token)).Count)
        );
    }

    private static Task SelectAsync(IServiceProvider store, string key) =>
        StoreScope.DoAsync(
            store,
            async scope =>
            {
                Assert.Null(await scope.Registry.PresentFeatureSetAsync(key, Token));
                await scope.Registry.SetPresentFeatureSetAsync(key, "f1", Guid.Empty, Token);
                await scope.CommitAsync();
                await scope.Registry.SetPresentFeatureSetAsync(key, "f2", Guid.Empty, Token);
            }
        );

    private static Task TrainAsync(IServiceProvider store, string key) =>
        StoreScope.DoAsync(
            store,
            async scope =>
            {
                var model = StoreSamples.Model("models/a.json", key);
                await scope.Registry.RegisterAsync(model, Token);
                await scope.Registry.PromoteAsync(key, model.Model, Guid.Empty, "the first", Token);
                await scope.CommitAsync();
                Assert.NotNull(await scope.Registry.ChampionAsync(key, Token));
            }
        );

    private static async Task OrchestrateAsync(IServiceProvider store, string key)
    {
        var cycle = Facts.Cycle() with { CycleId = CycleIdentity.Derive("saga", key), Symbol = key };
        await using (var scope = new StoreScope(store))
        {
            Assert.Equal(cycle.CycleId, await scope.Claims.ClaimAsync(key, "2025-06", cycle.CycleId, Token));
            Assert.True(await scope.Starts.ClaimAsync(key, "2025-06", DateTimeOffset.UnixEpoch, Token));
            await scope.Registry.ChampionAsync("BTC-USD", Token);
            await scope.Registry.FindAsync(key, "models/a.json", Token); // as there is no champion to look up
            await scope.Registry.PresentFeatureSetAsync(key, Token);
            await scope.Unit.AddSagaAsync("Saga", cycle.CycleId, "{}", Token);
            await ShowAsync(scope, cycle, "Running");
            await scope.CommitAsync();
        }

        await StoreScope.DoAsync(
            store,
            async scope =>
            {
                Assert.Equal(1, (await scope.Unit.LoadSagaAsync("Saga", cycle.CycleId, Token))!.Version);
                await scope.Unit.UpdateSagaAsync("Saga", cycle.CycleId, 1, "{}", Token);
                await ShowAsync(scope, cycle, "Completed");
                await scope.Unit.WithdrawAsync(cycle.CycleId, "x", Token);
                await scope.Claims.ReleaseAsync(key, "2025-06", cycle.CycleId, Token);
            }
        );
        Assert.NotEmpty(await store.GetRequiredService<ICycleReader>().ListAsync(Token)); // resumption looks at them
    }

    private static Task ShowAsync(StoreScope scope, CycleContext cycle, string state) =>
        scope.Unit.ShowAsync(
            new CycleView
            {
                Cycle = cycle,
                State = state,
                Stage = Stage.Data,
                Try = 1,
                StartedAt = DateTimeOffset.UnixEpoch,
            },
            Token
        );

    // What the command line shows, as whoever only looks.
    private static async Task LookAsync(IServiceProvider store)
    {
        await using var scope = new StoreScope(store);
        await store.GetRequiredService<ICycleReader>().ListAsync(Token);
        await scope.Journal.OfCycleAsync(Guid.Empty, Token);
        await scope.Registry.ChampionAsync("BTC-USD", Token);
        await scope.Registry.ListAsync("BTC-USD", Token);
        await scope.Registry.PromotionsAsync("BTC-USD", Token);
        await scope.Registry.PresentFeatureSetAsync("BTC-USD", Token);
        await scope.Unit.HasConsumedAsync(Guid.Empty, Guid.Empty, Token);
        await scope.Unit.ReadSagaAsync("Saga", Guid.Empty, Token);
        await store.GetRequiredService<IOutboxStore>().NextDueAsync(Token);
        // Only looks, where nothing is claimed.
        await scope.Claims.ReleaseAsync("BTC-USD", "2025-06", Guid.Empty, Token);
        Assert.True(await scope.Starts.ClaimAsync("BTC-USD", "2025-06", DateTimeOffset.UnixEpoch, Token));
        await scope.Unit.RollbackAsync();
    }
}
