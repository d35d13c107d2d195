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

        Assert.Equal(1, await host.EverWrittenAsync());
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

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_training_raises_an_alert_only_where_it_promotes(bool promoted, int alerts)
    {
        await using var host = await StartAsync();

        await host.DeliverAsync(
            (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle()) with
            {
                Promoted = promoted,
            },
            "alert-bridge"
        );

        Assert.Equal(alerts, await host.EverWrittenAsync());
    }

    [Theory]
    [InlineData("info", LogLevel.Information)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("critical", LogLevel.Error)]
    [InlineData("page", LogLevel.Warning)]
    public async Task The_level_of_the_log_line_follows_the_severity(string severity, LogLevel level)
    {
        using var lines = new Lines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(lines));
        var channel = new LogAlertChannel(factory.CreateLogger<LogAlertChannel>());

        await channel.SendAsync(
            new AlertRaised
            {
                Severity = severity,
                Title = "a title",
                Text = "a text",
                OccurredAt = DateTimeOffset.UnixEpoch,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            (level, $"Alert ({severity}) a title | a text | cycle none at 1970-01-01T00:00:00.0000000+00:00"),
            Assert.Single(lines.All)
        );
    }

    private static Task<Delivery> SentAsync(BusHost host, string endpoint) => host.Deliveries.EndedAsync(endpoint);

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _folder.Store,
            bus =>
            {
                bus.AddAlertBridge();
                bus.AddAlertChannel<PagerChannel>();
            },
            services =>
            {
                services.AddSingleton<Pager>().AddSingleton<Lines>();
                services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<Lines>());
            }
        );

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

        public Task SendAsync(AlertRaised alert, CancellationToken cancellationToken) => pager.CallAsync();
    }
}
