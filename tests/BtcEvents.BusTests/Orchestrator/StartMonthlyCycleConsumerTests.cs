using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>
/// The consumer of typed commands alone, in MassTransit's own harness: it needs neither store nor outbox.
/// </summary>
public sealed class StartMonthlyCycleConsumerTests : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMassTransitTestHarness(bus =>
        {
            bus.DisableUsageTelemetry();
            StartMonthlyCycleConsumer.Add(bus);
        })
        .BuildServiceProvider(validateScopes: true);

    private ITestHarness Harness => _services.GetRequiredService<ITestHarness>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Harness.Start();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task A_command_that_makes_sense_goes_on_to_the_saga_as_it_is()
    {
        await SendAsync(new StartMonthlyCycle { Month = "2025-06", RequestedBy = "a person" });

        Assert.True(
            await Harness.GetConsumerHarness<StartMonthlyCycleConsumer>().Consumed.Any<StartMonthlyCycle>(Token)
        );
        var passedOn = Assert.Single(Harness.Published.Select<StartMonthlyCycle>(Token));
        Assert.Equal(("2025-06", "a person"), (passedOn.Context.Message.Month, passedOn.Context.Message.RequestedBy));
    }

    [Fact]
    public async Task One_that_makes_none_is_refused_where_its_writer_finds_it_again()
    {
        await SendAsync(new StartMonthlyCycle { Month = "2025-13" });

        var consumed = await Harness
            .GetConsumerHarness<StartMonthlyCycleConsumer>()
            .Consumed.SelectAsync<StartMonthlyCycle>(Token)
            .First();
        Assert.Contains("'2025-13' is not a month", consumed.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Harness.Published.Select<StartMonthlyCycle>(Token));
    }

    private async Task SendAsync(StartMonthlyCycle command)
    {
        var queue = await Harness.Bus.GetSendEndpoint(new Uri("queue:" + StartMonthlyCycleConsumer.Name));
        await queue.Send(command, Token);
    }
}
