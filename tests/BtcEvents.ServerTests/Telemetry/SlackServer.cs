using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Takes incoming webhooks as Slack does, on 127.0.0.1.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    /// <summary>The secret part of its address.</summary>
    public const string Secret = "canary-of-slack-51d2";

    private readonly ConcurrentQueue<string> _titles = [];
    private readonly WebApplication _app;

    private SlackServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>What a service is told.</summary>
    public string Url => $"{_app.Urls.Single()}/services/{Secret}";

    /// <summary>Titles of what it took, in order.</summary>
    public IReadOnlyList<string> Titles => [.. _titles];

    /// <summary>How often it was asked in vain.</summary>
    public int Refused { get; private set; }

    /// <summary>Whether it answers 500.</summary>
    public bool IsBroken { get; set; }

    public static async Task<SlackServer> StartAsync()
    {
        var server = new SlackServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var message = JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!;
        if (IsBroken)
        {
            Refused++;
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        _titles.Enqueue((string)message["attachments"]![0]!["title"]!);
        await context.Response.WriteAsync("ok", context.RequestAborted);
    }
}
