using System.Net;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>The pages of a service, over HTTP.</summary>
public sealed class ServicePagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/metrics.txt")]
    public async Task Whoever_asks_for_another_page_is_told_which_there_are(string page)
    {
        using var metrics = new ServiceMetrics();
        await using var app = Pages();
        app.MapServicePages("any", metrics);
        await app.StartAsync(Token);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative), Token);

        Assert.Equal(
            (HttpStatusCode.NotFound, "there are /health/live, /health/ready and /metrics\n"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token))
        );
    }

    private static WebApplication Pages()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(TimeProvider.System).AddServiceHealth();
        builder.Services.AddSingleton(Bus.Factory.CreateUsingInMemory(_ => { }));
        return builder.Build();
    }
}
