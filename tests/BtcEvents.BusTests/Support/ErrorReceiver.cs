using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BtcEvents.BusTests.Support;

/// <summary>Takes envelopes as Sentry does, on 127.0.0.1.</summary>
internal sealed class ErrorReceiver : IAsyncDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Project = "42";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _envelopes = [];
    private readonly TaskCompletionSource _over = new();

    private ErrorReceiver(bool answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => TakeAsync(context, answers));
    }

    /// <summary>What a service is told.</summary>
    public string Dsn => $"{_app.Urls.Single().Replace("//", $"//{Key}@", StringComparison.Ordinal)}/{Project}";

    /// <summary>What came, as text.</summary>
    public IReadOnlyList<string> Envelopes => [.. _envelopes];

    /// <summary>The events in it; nothing else may come.</summary>
    public IReadOnlyList<JsonNode> Events => [.. _envelopes.Select(EventOf)];

    public static async Task<ErrorReceiver> StartAsync(bool answers = true)
    {
        var receiver = new ErrorReceiver(answers);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context, bool answers)
    {
        await using var unpacked = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        _envelopes.Enqueue(text);
        if (!answers)
        {
            await _over.Task;
        }

        var found = context.Request.Path == $"/api/{Project}/envelope/";
        context.Response.StatusCode = found ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        await context.Response.WriteAsync("{}");
    }

    // A header, then a header and a body for each item, a line each.
    private static JsonNode EventOf(string envelope)
    {
        var lines = envelope.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((3, "event"), (lines.Length, (string)JsonNode.Parse(lines[1])!["type"]!));
        return JsonNode.Parse(lines[2])!;
    }
}
