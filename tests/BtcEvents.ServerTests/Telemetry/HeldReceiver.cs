using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>
/// A web server that people are told by, on 127.0.0.1; it tells them when it answers, and a test may hold its answers.
/// </summary>
internal sealed class HeldReceiver : IAsyncDisposable
{
    private const string RetryKey = "X-Line-Retry-Key";

    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);
    private readonly Gate _gate;
    private readonly WebApplication _app;
    private int _asked;
    private int _told;
    private int _held;

    private HeldReceiver(Gate gate)
    {
        _gate = gate;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>What a service is told.</summary>
    public string Url => $"{_app.Urls.Single()}/told";

    /// <summary>How often it was asked, and how often it told people.</summary>
    public (int Asked, int Told) Counts => (_asked, _told);

    /// <summary>How many wait for its answer, as far as it knows.</summary>
    public int Held => _held;

    public static async Task<HeldReceiver> StartAsync(Gate gate)
    {
        var server = new HeldReceiver(gate);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        Interlocked.Increment(ref _held);
        try
        {
            await _gate.PassAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }

        // As LINE does: a key that it has seen is not sent again, and 409 says so.
        if (context.Request.Headers[RetryKey] is [{ } key] && !_keys.TryAdd(key, true))
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        Interlocked.Increment(ref _told);
    }
}

/// <summary>Where answers wait until a test lets them go.</summary>
internal sealed class Gate
{
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _open.Task.IsCompleted;

    public void Open() => _open.TrySetResult();

    public void Shut() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns once it is open; throws where whoever waits goes away before.</summary>
    public Task PassAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);
}
