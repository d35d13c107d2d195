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
    public async Task Six_rounds_in_vain_end_the_process() => Assert.Equal(6, await EndsAfterAsync(Rounds(InVain, 9)));

    [Fact]
    public async Task A_single_message_that_was_sent_begins_the_count_anew() =>
        Assert.Equal(5 + 1 + 6, await EndsAfterAsync([.. Rounds(InVain, 5), [InVain, null], .. Rounds(InVain, 9)]));

    [Fact]
    public async Task A_failure_that_comes_at_once_is_no_hang() =>
        Assert.Null(await EndsAfterAsync(Rounds(new IOException(), 9)));

    [Fact]
    public async Task While_a_server_is_away_the_process_waits_for_it() =>
        Assert.Null(await EndsAfterAsync(Rounds(InVain, 9), Away));

    [Fact]
    public async Task While_a_server_cannot_be_used_the_process_waits_for_it() =>
        Assert.Null(await EndsAfterAsync(Rounds(InVain, 9), new BadInputException("newer than this program")));

    // The bus takes a while to connect to a server that is back: it must not end just then.
    [Fact]
    public async Task Rounds_while_a_server_was_away_do_not_count_once_it_is_back() =>
        Assert.Equal(9 + 6, await EndsAfterAsync(Rounds(InVain, 20), Away, awayFor: 9));

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

    private static IReadOnlyList<Exception?>[] Rounds(Exception outcome, int count) =>
        [.. Enumerable.Repeat<IReadOnlyList<Exception?>>([outcome, outcome], count)];

    // The round after which the process was asked to end; null where it never was.
    private static async Task<int?> EndsAfterAsync(
        IReadOnlyList<Exception?>[] rounds,
        Exception? probed = null,
        int awayFor = int.MaxValue
    )
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var probe = new Probe();
        var hung = new HungTransport([probe], lifetime, NullLogger<HungTransport>.Instance);
        for (var round = 1; round <= rounds.Length; round++)
        {
            probe.Failure = round <= awayFor ? probed : null;
            await hung.ObserveAsync(rounds[round - 1], TestContext.Current.CancellationToken);
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return round;
            }
        }

        return null;
    }

    private sealed class Probe : IServerProbe
    {
        public Exception? Failure { get; set; }

        public string Server => "RabbitMQ";

        public string Address => "mq:5672";

        public Task CheckAsync(CancellationToken cancellationToken) =>
            Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
