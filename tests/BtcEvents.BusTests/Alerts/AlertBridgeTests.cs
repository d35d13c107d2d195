using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BtcEvents.BusTests.Alerts;

public sealed class AlertBridgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fact_that_comes_twice_raises_one_alert_and_every_channel_tells_it_once()
    {
        await using var host = await StartAsync();
        var (fact, id) = (Facts.Failed(Facts.Cycle(), Stage.Data, transient: true), NewId.NextGuid());

        await host.DeliverAsync(fact, "alert-bridge", id);
        await host.DeliverAsync(fact, "alert-bridge", id);
        await SentAsync(host, "alert-channel-pager");
        await SentAsync(host, "alert-channel-log");

        Assert.Equal(3, await host.EverWrittenAsync()); // the alert, and that each channel has told it
        Assert.Equal(1, host.Service<Pager>().Calls);
        var line = Assert.Single(host.Service<Lines>().All);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("BTC-USD 2025-06: Data failed", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_fails_neither_silences_the_others_nor_makes_them_repeat_themselves()
    {
        await using var host = await StartAsync();
        host.Service<Pager>().Act = call =>
            call < 3 ? throw new IOException("no route to the pager") : Task.CompletedTask;

        await host.DeliverAsync(Facts.Failed(Facts.Cycle(), Stage.Data, transient: true), "alert-bridge");
        var paged = await SentAsync(host, "alert-channel-pager");
        await SentAsync(host, "alert-channel-log");

        Assert.Null(paged.Failure);
        Assert.Equal(3, host.Service<Pager>().Calls);
        Assert.Single(host.Service<Lines>().All);
    }

    [Fact]
    public async Task A_channel_that_fails_for_good_ends_in_its_own_error_queue_while_the_others_have_told()
    {
        await using var host = await StartAsync();
        host.Service<Pager>().Act = _ => throw new IOException("no route to the pager");

        await host.DeliverAsync(Facts.Failed(Facts.Cycle(), Stage.Data, transient: true), "alert-bridge");

        Assert.IsType<IOException>((await SentAsync(host, "alert-channel-pager")).Failure);
        Assert.Null((await SentAsync(host, "alert-channel-log")).Failure);
        Assert.Single(host.Service<Lines>().All);
    }

    [Fact]
    public async Task An_alert_that_is_told_with_others_is_told_with_them_only()
    {
        await using var host = await StartAsync();

        await host.DeliverAsync(Notices.Alert with { IsGrouped = true }, "alert-channel-log");
        await host.DeliverAsync(
            new AlertsGrouped
            {
                AlertIds = ["1", "2"],
                AreOver = false,
                Severity = AlertSeverity.Critical,
                Title = "2 alerts",
                Text = "one\nother",
                OccurredAt = DateTimeOffset.UnixEpoch,
            },
            "alert-channel-log"
        );

        var line = Assert.Single(host.Service<Lines>().All);
        Assert.StartsWith("Alert (critical) 2 alerts | one\nother", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_tells_one_after_the_other_so_that_no_end_overtakes_its_beginning()
    {
        await using var host = await StartAsync();
        var gate = new TaskCompletionSource();
        host.Service<Pager>().Act = call => call == 1 ? gate.Task : Task.CompletedTask;

        await host.PublishAsync(Notices.Alert);
        await host.PublishAsync(Notices.Alert);
        await Watchdog.UntilAsync("both on the other channel", () => host.Service<Lines>().All.Count == 2);
        Assert.Equal(1, host.Service<Pager>().Calls);

        gate.SetResult();
        await Watchdog.UntilAsync("the second page", () => host.Service<Pager>().Calls == 2);
    }

    [Fact]
    public async Task A_channel_says_that_it_has_told()
    {
        await using var host = await StartAsync();
        var id = NewId.NextGuid();

        await host.DeliverAsync(Notices.Alert, "alert-channel-log", id);

        var told = await host.Tape.FindAsync<AlertTold>(one => one.Channel == "log");
        Assert.Equal(("log", id, Notices.Alert.Title), (told.Channel, told.MessageId, told.Title));
    }

    private static Task<Delivery> SentAsync(BusHost host, string endpoint) => host.Deliveries.EndedAsync(endpoint);

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _folder.Store,
            bus =>
            {
                bus.AddAlertBridge();
                bus.AddAlertChannel<PagerChannel>();
                bus.AddConsumer<Heard>();
            },
            services =>
            {
                services.AddSingleton<Pager>().AddSingleton<Lines>();
                services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<Lines>());
            }
        );

    private sealed class Heard(Tape tape) : IConsumer<AlertRaised>, IConsumer<AlertTold>
    {
        public Task Consume(ConsumeContext<AlertRaised> context) => Add(context.Message);

        public Task Consume(ConsumeContext<AlertTold> context) => Add(context.Message);

        private Task Add(object message)
        {
            tape.Add(message);
            return Task.CompletedTask;
        }
    }

    private sealed class Pager
    {
        private int _calls;

        public int Calls => _calls;

        public Func<int, Task> Act { get; set; } = _ => Task.CompletedTask;

        public Task CallAsync() => Act(Interlocked.Increment(ref _calls));
    }

    private sealed class PagerChannel(Pager pager) : IAlertChannel
    {
        public static string Name => "pager";

        public Task SendAsync(AlertNotice notice, CancellationToken cancellationToken) => pager.CallAsync();
    }
}
