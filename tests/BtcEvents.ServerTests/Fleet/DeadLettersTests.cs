using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Backfilling;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServerTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>Dead letters and backfill on a real broker and store; the stages are doubles.</summary>
public sealed class DeadLettersTests(Servers servers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_letter_is_shown_without_loss_and_sent_again_revives_its_cycle()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "dead-letters");
        await using var host = await StartAsync(place, broker);
        host.Script.Act = (stage, _, _) =>
            stage == Stage.Training ? throw new BadInputException("row 3 is wrong") : Task.CompletedTask;
        var cycle = Facts.Cycle();
        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleFailed>(failed => failed.Cycle.CycleId == cycle.CycleId);
        await broker.Queues.MessagesAsync("trainer-double_error", 1);
        var letters = new DeadLetters(broker.Options);

        var letter = Assert.Single(await letters.ListAsync(null, Cancellation));
        // Looking takes nothing away.
        Assert.Equal([letter], await letters.ListAsync("trainer-double_error", Cancellation));
        Assert.Equal(
            ("FeaturesSelected", "BTC-USD", "2025-06", "row 3 is wrong"),
            (letter.MessageType, letter.Symbol, letter.Month, letter.Reason)
        );
        var unknownLetter = await Assert.ThrowsAsync<BadInputException>(() =>
            letters.RedriveAsync(new() { Letters = ["another"] }, Cancellation)
        );
        Assert.Contains(
            "no dead letter has the number or identity 'another'",
            unknownLetter.Message,
            StringComparison.Ordinal
        );

        host.Script.Act = (_, _, _) => Task.CompletedTask;
        var sent = Assert.Single(await letters.RedriveAsync(new() { Letters = [letter.MessageId!] }, Cancellation));
        Assert.Equal(letter.MessageId, sent.MessageId);

        await host.Tape.FindAsync<CycleCompleted>(done => done.Cycle.CycleId == cycle.CycleId);
        Assert.Empty(await letters.ListAsync(null, Cancellation));
        var unknown = await Assert.ThrowsAsync<BadInputException>(() => letters.ListAsync("cook_error", Cancellation));
        Assert.Contains("trainer-double_error", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_nobody_takes_is_told()
    {
        await using var broker = await Broker.CreateAsync(servers, "nobody");
        await using var link = await BrokerLink.ConnectAsync(broker.Options, Cancellation);

        var told = await Assert.ThrowsAsync<BadInputException>(() =>
            link.StartAsync(Facts.Start(Facts.Cycle()), Cancellation)
        );

        Assert.Contains("no orchestrator has ever run on this broker", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_have_no_queue_is_told_what_he_lacks_and_is_not_left_waiting()
    {
        await using var broker = await Broker.CreateAsync(servers, "no-queue");
        await using var link = await BrokerLink.ConnectAsync(
            await broker.UserAsync(configure: "^$", write: ".*", read: ".*"),
            Cancellation
        );

        var told = await Assert.ThrowsAsync<ServerUnreachableException>(() => link.HearAsync(Cancellation));

        Assert.Contains(
            "no queue to hear facts on within 15 s; its user must be allowed to configure, write and read in the "
                + "virtual host 'no-queue'",
            told.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_backfill_runs_few_at_once_skips_what_is_done_tells_what_failed_and_retries_it()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "backfill");
        await using var host = await StartAsync(place, broker);
        await using var link = await BrokerLink.ConnectAsync(broker.Options, Cancellation);
        var options = new BackfillOptions
        {
            Symbol = "BTC-USD",
            From = Month.Parse("2024-11"),
            To = Month.Parse("2025-02"),
            Parallel = 2,
        };
        host.Script.Act = (stage, run, _) =>
            stage == Stage.Training && run == 1 ? throw new BadInputException("row 3 is wrong") : Task.CompletedTask;
        await using var facts = await link.HearAsync(Cancellation);
        var most = 0;
        Task<BackfillProgress> RunAsync(BackfillOptions with) =>
            new Backfill(new CycleWatch(host.Service<IServiceProvider>(), facts), link, with).RunAsync(
                now => most = Math.Max(most, now.Open),
                Cancellation
            );

        var first = await RunAsync(options);
        var second = await RunAsync(options);
        var third = await RunAsync(options with { RetryFailed = true });

        Assert.Equal((3, 1), (first.Done, first.Failed.Count()));
        Assert.Equal("row 3 is wrong", first.Failed.Single().Latest!.Reason);
        Assert.Equal((3, 1), (second.Done, second.Failed.Count()));
        Assert.Equal((4, 0), (third.Done, third.Failed.Count()));
        Assert.InRange(most, 1, 2);
        Assert.All(
            third.Months,
            month => Assert.Equal((1, false), (month.Latest!.Cycle.Attempt, month.Latest.Cycle.Plan.MayPromote))
        );
        Assert.Equal(4, host.Script.Runs(Stage.Data)); // nothing was done twice
    }

    private static Task<BusHost> StartAsync(StorePlace place, Broker broker) =>
        CycleHost.StartAsync(
            place.Store,
            services: s =>
                s.Configure<RabbitMqOptions>(o =>
                {
                    (o.Host, o.Port, o.VirtualHost) = (
                        broker.Options.Host,
                        broker.Options.Port,
                        broker.Options.VirtualHost
                    );
                    (o.User, o.Password) = (broker.Options.User, broker.Options.Password);
                }),
            transport: RabbitMqTransport.Use
        );
}
