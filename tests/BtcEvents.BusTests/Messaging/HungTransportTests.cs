using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace BtcEvents.BusTests.Messaging;

/// <summary>
/// A transport that takes nothing, although every server answers, ends the process; anything else does not.
/// </summary>
public sealed class HungTransportTests
{
    private static readonly Exception InVain = new TaskCanceledException();
    private static readonly Exception Away = new ServerUnreachableException(
        "RabbitMQ",
        "mq:5672",
        "refused",
        new IOException()
    );

    [Fact]
    public async Task Three_rounds_in_vain_end_the_process() =>
        Assert.Equal([false, false, true], await ObserveAsync(null, [InVain, InVain], [InVain], [InVain, InVain]));

    [Fact]
    public async Task A_single_message_that_was_sent_begins_the_count_anew() =>
        Assert.Equal(
            [false, false, false, false, false, true],
            await ObserveAsync(null, [InVain], [InVain], [InVain, null], [InVain], [InVain], [InVain])
        );

    [Fact]
    public async Task A_failure_that_comes_at_once_is_no_hang() =>
        Assert.DoesNotContain(
            true,
            await ObserveAsync(null, [new IOException()], [new IOException()], [new IOException()])
        );

    [Fact]
    public async Task While_a_server_is_away_the_process_waits_for_it() =>
        Assert.DoesNotContain(true, await ObserveAsync(Away, [InVain], [InVain], [InVain], [InVain]));

    [Fact]
    public async Task While_a_server_cannot_be_used_the_process_waits_for_it() =>
        Assert.DoesNotContain(
            true,
            await ObserveAsync(new BadInputException("newer than this program"), [InVain], [InVain], [InVain])
        );

    [Fact]
    public async Task A_send_that_never_returns_is_given_up_and_in_the_end_so_is_the_process()
    {
        using var place = new StorePlace();
        await using var host = await BusHost.StartAsync(
            place.Store,
            bus => bus.AddConsumer<TapeConsumer>(),
            services =>
                services.Configure<OutboxOptions>(o =>
                    (o.SendTimeout, o.PostponeBy) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(1))
                ),
            (bus, shared) =>
                bus.UsingInMemory(
                    (context, factory) =>
                    {
                        factory.ConfigureSend(send =>
                            send.UseExecuteAsync(_ => Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None))
                        );
                        shared(context, factory);
                        factory.ConfigureEndpoints(context);
                    }
                )
        );

        await host.PublishAsync((DataUpdated)Facts.Of(Stage.Data, Facts.Cycle()));

        var ended = new TaskCompletionSource();
        await using var registration = host.Service<IHostApplicationLifetime>()
            .ApplicationStopping.Register(ended.SetResult);
        await ended.Task.WaitAsync(Tape.Patience, TestContext.Current.CancellationToken);
    }

    // Whether the process had been asked to end after each round.
    private static async Task<IReadOnlyList<bool>> ObserveAsync(
        Exception? probed,
        params IReadOnlyList<Exception?>[] rounds
    )
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var hung = new HungTransport([new Probe(probed)], lifetime, NullLogger<HungTransport>.Instance);
        var asked = new List<bool>();
        foreach (var round in rounds)
        {
            await hung.ObserveAsync(round, TestContext.Current.CancellationToken);
            asked.Add(lifetime.ApplicationStopping.IsCancellationRequested);
        }

        return asked;
    }

    private sealed class Probe(Exception? failure) : IServerProbe
    {
        public string Server => "RabbitMQ";

        public string Address => "mq:5672";

        public Task CheckAsync(CancellationToken cancellationToken) =>
            failure is null ? Task.CompletedTask : Task.FromException(failure);
    }
}
