using System.Net;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What becomes of an alert that a web server does not take.</summary>
public sealed class HttpReceiverTests : IDisposable
{
    private const string Queue = "alert-channel-webhook";

    private readonly TempFolder _folder = new();
    private readonly Receiver _receiver = new();

    public void Dispose()
    {
        _receiver.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task One_that_is_broken_for_a_while_is_told_once_when_it_is_back(HttpStatusCode code)
    {
        _receiver.Answer = call => call <= 10 ? code : HttpStatusCode.OK;
        await using var host = await StartAsync();

        var delivery = await host.DeliverAsync(Notices.Alert, Queue);

        Assert.Null(delivery.Failure);
        Assert.Equal(11, _receiver.Posts.Count);
    }

    [Fact]
    public async Task What_it_refuses_ends_in_the_error_queue_at_once_and_no_word_shows_the_address()
    {
        _receiver.Answer = _ => HttpStatusCode.NotFound;
        await using var host = await StartAsync();

        var delivery = await host.DeliverAsync(Notices.Alert, Queue);

        var refused = Assert.IsType<BadInputException>(delivery.Failure);
        Assert.Equal("the webhook at hooks.example refuses the alert with 404: no_service", refused.Message);
        Assert.Single(_receiver.Posts);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_words_show_nothing_secret_of_the_address_either()
    {
        _receiver.Answer = _ => HttpStatusCode.NotFound;
        _receiver.Said = "Cannot POST /canary-of-the-address with Canary-Of-The-Token";
        using var client = _receiver.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "canary-of-the-token");

        var refused = await Assert.ThrowsAsync<BadInputException>(() =>
            new WebhookAlertChannel(client).SendAsync(Notices.Raised, TestContext.Current.CancellationToken)
        );

        Assert.EndsWith("with 404: Cannot POST /*** with ***", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCodes.Status301MovedPermanently)]
    [InlineData(StatusCodes.Status302Found)]
    public async Task Who_sends_elsewhere_has_told_nobody(int code)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/elsewhere" ? StatusCodes.Status200OK : code;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync("gone\n" + new string('x', 1000));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var services = new ServiceCollection();
        services.AddMassTransit(bus =>
            bus.AddConfiguredAlertChannels(
                new ConfigurationBuilder().AddInMemoryCollection([new("Webhook:Url", app.Urls.Single())]).Build()
            )
        );
        await using var provider = services.BuildServiceProvider();

        var refused = await Assert.ThrowsAsync<BadInputException>(() =>
            provider
                .GetRequiredService<WebhookAlertChannel>()
                .SendAsync(Notices.Raised, TestContext.Current.CancellationToken)
        );

        Assert.EndsWith($"refuses the alert with {code}: gone {new string('x', 195)}...", refused.Message);
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_away()
    {
        using var silent = new Silent();
        using var client = new HttpClient(silent) { BaseAddress = new("https://hooks.example/"), Timeout = new(1) };

        var away = await Assert.ThrowsAsync<ServerUnreachableException>(() =>
            new WebhookAlertChannel(client).SendAsync(Notices.Raised, TestContext.Current.CancellationToken)
        );

        Assert.Equal("the webhook at hooks.example cannot be reached: it does not answer in time", away.Message);
    }

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddAlertChannel<WebhookAlertChannel>(),
            services => services.AddSingleton(_receiver.Client())
        );

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("it was to end before");
        }
    }
}
