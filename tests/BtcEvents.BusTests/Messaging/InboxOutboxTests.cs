using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Messaging;

public sealed class InboxOutboxTests : IDisposable
{
    private readonly StorePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_message_delivered_five_times_is_consumed_once()
    {
        await using var host = await StartAsync();
        var (message, id) = (Facts.Of(Stage.Data, Facts.Cycle()), NewId.NextGuid());

        for (var i = 0; i < 5; i++)
        {
            await host.DeliverAsync(message, "probe", id);
        }

        await host.Tape.FindAsync<FeaturesPrepared>();
        Assert.Equal(1, host.Service<Probe>().Calls);
        Assert.Equal(2, await host.EverWrittenAsync());
    }

    [Fact]
    public async Task Two_copies_consumed_at_the_same_time_have_the_effect_of_one()
    {
        await using var host = await StartAsync();
        var both = new TaskCompletionSource();
        host.Service<Probe>().Act = call =>
        {
            if (call == 2)
            {
                both.SetResult();
            }

            return both.Task;
        };
        var (message, id) = (Facts.Of(Stage.Data, Facts.Cycle()), NewId.NextGuid());

        await Task.WhenAll(host.DeliverAsync(message, "probe", id), host.DeliverAsync(message, "probe", id));
        await host.Tape.FindAsync<FeaturesPrepared>();
        await host.DeliverAsync(message, "probe", id);

        Assert.Equal(2, host.Service<Probe>().Calls);
        Assert.Equal(2, await host.EverWrittenAsync());
        Assert.Equal(2, (await host.JournalAsync(Facts.Cycle().CycleId)).Count);
    }

    [Fact]
    public async Task A_consumer_that_writes_and_publishes_and_throws_leaves_nothing()
    {
        await using var host = await StartAsync();
        host.Service<Probe>().Act = _ => throw new IOException("the disk is gone");

        var delivery = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "probe");

        Assert.IsType<IOException>(delivery.Failure);
        Assert.Equal(3, host.Service<Probe>().Calls);
        Assert.Equal(0, await host.EverWrittenAsync());
        Assert.Empty(await host.JournalAsync(Facts.Cycle().CycleId));
        Assert.Null(
            await host.InScopeAsync(
                (services, token) =>
                    services.GetRequiredService<IModelRegistry>().PresentFeatureSetAsync("BTC-USD", token)
            )
        );
    }

    [Fact]
    public async Task A_message_that_failed_is_consumed_when_it_comes_again_after_the_cause_is_gone()
    {
        await using var host = await StartAsync();
        var (message, id) = (Facts.Of(Stage.Data, Facts.Cycle()), NewId.NextGuid());
        host.Service<Probe>().Act = call => call == 1 ? throw new BadInputException("row 3") : Task.CompletedTask;

        Assert.NotNull((await host.DeliverAsync(message, "probe", id)).Failure);
        await host.DeliverAsync(message, "probe", id);
        await host.Tape.FindAsync<FeaturesPrepared>();

        Assert.Equal(2, host.Service<Probe>().Calls);
    }

    [Fact]
    public async Task A_consumer_that_succeeds_at_its_third_try_has_the_effect_of_one()
    {
        await using var host = await StartAsync();
        host.Service<Probe>().Act = call => call < 3 ? throw new IOException("not yet") : Task.CompletedTask;

        var delivery = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "probe");

        Assert.Null(delivery.Failure);
        Assert.Equal(2, await host.EverWrittenAsync());
        Assert.Equal(2, (await host.JournalAsync(Facts.Cycle().CycleId)).Count);
    }

    [Theory]
    [InlineData(nameof(BadInputException))]
    [InlineData(nameof(InvalidDataException))]
    [InlineData(nameof(ArgumentException))]
    public async Task Bad_input_is_never_tried_again(string kind)
    {
        await using var host = await StartAsync();
        host.Service<Probe>().Act = _ =>
            throw kind switch
            {
                nameof(BadInputException) => new BadInputException("row 3"),
                nameof(InvalidDataException) => new InvalidDataException("row 3"),
                _ => new ArgumentException("row 3"),
            };

        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "probe");

        Assert.Equal(1, host.Service<Probe>().Calls);
    }

    [Fact]
    public async Task The_same_message_leads_to_the_same_outgoing_ids_wherever_it_is_consumed()
    {
        var (message, id) = (Facts.Of(Stage.Data, Facts.Cycle()), NewId.NextGuid());

        var ids = new List<IEnumerable<Guid>>();
        foreach (var name in new[] { "one.db", "two.db" })
        {
            await using var host = await StartAsync(_place.Another(name));
            await host.DeliverAsync(message, "probe", id);
            ids.Add((await host.JournalAsync(Facts.Cycle().CycleId)).Select(fact => fact.MessageId).ToList());
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(2, ids[0].Distinct().Count());
    }

    [Fact]
    public async Task What_a_scope_publishes_waits_for_its_commit()
    {
        await using var host = await StartAsync();

        await host.InScopeAsync(
            async (services, token) =>
            {
                await services
                    .GetRequiredService<IPublishEndpoint>()
                    .Publish(Facts.Of(Stage.Data, Facts.Cycle()), typeof(DataUpdated), token);
                Assert.Equal(0, await host.EverWrittenAsync());
                await services.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );

        await host.Tape.FindAsync<FeaturesPrepared>();
        Assert.Equal(3, await host.EverWrittenAsync());
    }

    private Task<BusHost> StartAsync(string? store = null) =>
        BusHost.StartAsync(
            store ?? _place.Store,
            bus =>
            {
                bus.AddConsumer<ProbeConsumer>();
                bus.AddConsumer<TapeConsumer>();
            },
            services => services.AddSingleton<Probe>()
        );
}
