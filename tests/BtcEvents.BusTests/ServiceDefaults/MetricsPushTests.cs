using System.Net;
using System.Net.Sockets;
using System.Text;
using BtcEvents.ServiceDefaults;
using Prometheus;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What a push asks a gateway for, and what it says of one that does not take it.</summary>
public sealed class MetricsPushTests
{
    [Theory]
    [InlineData("http://host:9091", "http://host:9091/metrics")]
    [InlineData("http://host:9091/", "http://host:9091/metrics")]
    [InlineData("http://host:9091/metrics", "http://host:9091/metrics")]
    [InlineData("https://host/gateway/metrics/", "https://host/gateway/metrics")]
    [InlineData("https://host/gateway", "https://host/gateway/metrics")]
    public void The_page_may_be_named_or_not(string text, string address)
    {
        Assert.True(PushgatewayUrl.TryParse(text, out var found, out _));
        Assert.Equal(new Uri(address), found);
    }

    [Theory]
    [InlineData("", "'' is no http or https URL")]
    [InlineData("host:9091", "'host:9091' is no http or https URL")]
    [InlineData("/metrics", "'/metrics' is no http or https URL")]
    [InlineData("ftp://host", "'ftp://host' is no http or https URL")]
    [InlineData("u:secret@host:9091", "this is no http or https URL")]
    [InlineData("http://u:secret@host:9091", "the URL may have host, port and path only")]
    [InlineData("http://host:9091/?a=b", "the URL may have host, port and path only")]
    public void What_is_no_address_is_told_and_no_password_is_repeated(string text, string fault)
    {
        Assert.False(PushgatewayUrl.TryParse(text, out var none, out var said));
        Assert.Null(none);
        Assert.StartsWith(fault, said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BTC-USD", "/metrics/job/btc/symbol/BTC-USD")]
    [InlineData("a b", "/metrics/job/btc/symbol/a%20b")]
    [InlineData("2025/06", "/metrics/job/btc/symbol@base64/MjAyNS8wNg")]
    public void A_group_is_named_by_its_labels(string symbol, string path) =>
        Assert.Equal(path, PushTo("http://host", symbol).Group.AbsolutePath);

    [Theory]
    [InlineData(true, "PUT")]
    [InlineData(false, "POST")]
    public async Task A_push_replaces_the_group_or_adds_to_it(bool replace, string method)
    {
        await using var gateway = await GatewayStub.StartAsync(HttpStatusCode.OK, "");

        Assert.Null(await SendAsync(gateway.Url, replace));
        Assert.Equal($"{method} /metrics/job/btc/symbol/BTC-USD", gateway.Asked);
        Assert.Equal("# HELP pushed Some.\n# TYPE pushed counter\npushed 1\n", gateway.Received);
    }

    [Theory]
    [InlineData(
        HttpStatusCode.BadRequest,
        "pushed metrics\n are invalid",
        "it answered 400: pushed metrics are invalid"
    )]
    [InlineData(HttpStatusCode.Found, "", "it answered 302")]
    [InlineData(HttpStatusCode.InternalServerError, "", "it answered 500")]
    public async Task A_refusal_is_told_in_the_gateways_words(HttpStatusCode code, string body, string reason)
    {
        await using var gateway = await GatewayStub.StartAsync(code, body);

        Assert.Equal(reason, await SendAsync(gateway.Url, replace: true));
    }

    [Fact]
    public async Task A_gateway_that_is_silent_is_given_5_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Equal("no answer within 5 s", await SendAsync($"http://{silent.LocalEndpoint}", replace: true));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\nhalf a sen")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n")]
    public async Task A_gateway_that_breaks_off_in_mid_answer_is_told(string answer)
    {
        using var broken = new TcpListener(IPAddress.Loopback, 0);
        broken.Start();
        var answered = AnswerAsync(broken, answer);

        Assert.NotNull(await SendAsync($"http://{broken.LocalEndpoint}", replace: true));
        await answered;
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_that_the_gateway_is_slow()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var given = new CancellationTokenSource();
        var push = PushTo($"http://{silent.LocalEndpoint}", "BTC-USD")
            .SendAsync(Metrics.NewCustomRegistry(), replace: true, given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => push);
    }

    // Reads what is sent before it closes, or the close would be a reset.
    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
    }

    private static MetricsPush PushTo(string url, string symbol)
    {
        Assert.True(PushgatewayUrl.TryParse(url, out var address, out _));
        return new(address!, "btc", new KeyValuePair<string, string>("symbol", symbol));
    }

    private static async Task<string?> SendAsync(string url, bool replace)
    {
        var registry = Metrics.NewCustomRegistry();
        Metrics.WithCustomRegistry(registry).CreateCounter("pushed", "Some.").Inc();
        return await PushTo(url, "BTC-USD").SendAsync(registry, replace, TestContext.Current.CancellationToken);
    }
}
