using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What a container's health check runs, against real health pages.</summary>
public sealed class HealthQuestionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_can_work_gives_0()
    {
        var bus = Bus.Factory.CreateUsingInMemory(_ => { });
        await bus.StartAsync(Token);
        try
        {
            var (code, said) = await AskAsync("running", bus);

            Assert.Equal(0, code);
            Assert.Contains("\"ready\":true", said, StringComparison.Ordinal);
        }
        finally
        {
            await bus.StopAsync(Token);
        }
    }

    [Fact]
    public async Task A_service_that_waits_for_a_server_gives_1_and_says_for_which()
    {
        var (code, said) = await AskAsync("waiting", Bus.Factory.CreateUsingInMemory(_ => { }), new Away());

        Assert.Equal(1, code);
        Assert.Contains("Testbase at nowhere cannot be reached", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_answers_the_code_is_1_and_the_sentence_names_the_page()
    {
        using var output = new StringWriter();

        Assert.Equal(1, await HealthQuestion.AskAsync(new HealthOptions { Port = 1 }, output, Token));
        Assert.StartsWith(
            "http://127.0.0.1:1/health/ready does not answer",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_argument_health_asks_and_starts_nothing()
    {
        Assert.Equal(
            1,
            await ServiceHost.RunAsync("any", ["health", "--Health:Port=1"], _ => Assert.Fail("it was started"))
        );
        Assert.Equal(
            2,
            await ServiceHost.RunAsync("any", ["health", "--Health:Port=0"], _ => Assert.Fail("it was started"))
        );
    }

    private static async Task<(int Code, string Said)> AskAsync(
        string state,
        IBusControl bus,
        params IServerProbe[] probes
    )
    {
        await using var pages = Pages(state, bus, probes);
        await pages.StartAsync(Token);
        using var output = new StringWriter();
        var asked = new HealthOptions { Address = "127.0.0.1", Port = new Uri(pages.Urls.First()).Port };
        return (await HealthQuestion.AskAsync(asked, output, Token), output.ToString());
    }

    private static WebApplication Pages(string state, IBusControl bus, IServerProbe[] probes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(TimeProvider.System).AddSingleton(bus).AddServiceHealth();
        foreach (var probe in probes)
        {
            builder.Services.AddSingleton(probe);
        }

        var pages = builder.Build();
        pages.Services.GetRequiredService<ServiceState>().Phase = state;
        pages.UseRouting();
        pages.MapServiceHealth("any");
        return pages;
    }

    private sealed class Away : IServerProbe
    {
        public string Server => "Testbase";

        public string Address => "nowhere";

        public Task CheckAsync(CancellationToken cancellationToken) =>
            throw new ServerUnreachableException(Server, Address, "there is none");
    }
}
