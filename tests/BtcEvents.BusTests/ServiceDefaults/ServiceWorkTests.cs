using System.Collections.Concurrent;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What of a service waits for its servers, and in which order it starts and ends.</summary>
public sealed class ServiceWorkTests
{
    private readonly ConcurrentQueue<string> _seen = [];
    private readonly Server _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_start_in_order_once_the_server_is_there_and_end_in_reverse()
    {
        using var host = Build(new Part("first", _seen), new Part("second", _seen));
        await host.StartAsync(Token);
        await _server.Asked.Task.WaitAsync(Token);
        Assert.Empty(_seen);

        _server.IsThere = true;
        await PhaseAsync(host, ServiceState.Running);
        await host.StopAsync(Token);

        Assert.Equal(
            [
                "first starting",
                "second starting",
                "first start",
                "second start",
                "first started",
                "second started",
                "first stopping",
                "second stopping",
                "second stop",
                "first stop",
                "first stopped",
                "second stopped",
            ],
            _seen
        );
    }

    [Fact]
    public async Task A_service_that_still_waits_ends_without_having_started_anything()
    {
        using var host = Build(new Part("only", _seen));
        await host.StartAsync(Token);
        await _server.Asked.Task.WaitAsync(Token);

        await host.StopAsync(Token);

        Assert.DoesNotContain("only start", _seen);
        Assert.DoesNotContain("only stop", _seen);
        Assert.Null(host.Services.GetRequiredService<ServiceWork>().Failure);
    }

    [Fact]
    public async Task A_part_that_cannot_start_ends_the_service_with_its_own_failure()
    {
        _server.IsThere = true;
        using var host = Build(new Part("good", _seen), new Refused(atStart: true));
        await host.StartAsync(Token);

        await host.WaitForShutdownAsync(Token);

        Assert.IsType<BadInputException>(host.Services.GetRequiredService<ServiceWork>().Failure);
        Assert.Contains("good stop", _seen);
    }

    [Fact]
    public async Task A_part_that_cannot_end_keeps_no_other_from_it_and_is_told()
    {
        _server.IsThere = true;
        using var host = Build(new Part("first", _seen), new Refused(atStart: false), new Part("last", _seen));
        await host.StartAsync(Token);
        await PhaseAsync(host, ServiceState.Running);

        await Assert.ThrowsAsync<BadInputException>(() => host.StopAsync(Token));

        Assert.Equal(["last stop", "first stop", "first stopped", "last stopped"], _seen.TakeLast(4));
    }

    [Fact]
    public async Task A_loop_that_fails_later_ends_the_service()
    {
        _server.IsThere = true;
        using var host = Build(new Loop());
        await host.StartAsync(Token);

        await host.WaitForShutdownAsync(Token);

        var failure = Assert.IsType<IOException>(host.Services.GetRequiredService<ServiceWork>().Failure);
        Assert.Equal("the loop broke", failure.InnerException!.GetBaseException().Message);
    }

    private static async Task PhaseAsync(IHost host, string phase)
    {
        while (host.Services.GetRequiredService<ServiceState>().Phase != phase)
        {
            await Task.Delay(10, Token);
        }
    }

    private IHost Build(params IHostedService[] parts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IServerProbe>(_server).AddServiceHealth();
        builder.Services.AddSingleton(Bus.Factory.CreateUsingInMemory(_ => { }));
        foreach (var part in parts)
        {
            builder.Services.AddSingleton(part);
        }

        ServiceWork.Gather(builder.Services);
        return builder.Build();
    }

    private sealed class Server : IServerProbe
    {
        private volatile bool _isThere;

        string IServerProbe.Server => "Testbase";

        public string Address => "nowhere";

        public bool IsThere
        {
            set => _isThere = value;
        }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task CheckAsync(CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return _isThere
                ? Task.CompletedTask
                : throw new ServerUnreachableException("Testbase", Address, "there is none");
        }
    }

    private sealed class Part(string name, ConcurrentQueue<string> seen) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => See("starting");

        public Task StartAsync(CancellationToken cancellationToken) => See("start");

        public Task StartedAsync(CancellationToken cancellationToken) => See("started");

        public Task StoppingAsync(CancellationToken cancellationToken) => See("stopping");

        public Task StopAsync(CancellationToken cancellationToken) => See("stop");

        public Task StoppedAsync(CancellationToken cancellationToken) => See("stopped");

        private Task See(string what)
        {
            seen.Enqueue($"{name} {what}");
            return Task.CompletedTask;
        }
    }

    private sealed class Refused(bool atStart) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Refuse(atStart);

        public Task StopAsync(CancellationToken cancellationToken) => Refuse(!atStart);

        private static Task Refuse(bool now) => now ? throw new BadInputException("not ours") : Task.CompletedTask;
    }

    private sealed class Loop : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("the loop broke");
        }
    }
}
