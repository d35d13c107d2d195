using System.Collections.Concurrent;
using BtcEvents.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>Which entries of the libraries a service's log holds.</summary>
public sealed class ServiceLogTests
{
    private readonly Entries _entries = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_fails_is_in_the_log_with_its_reason()
    {
        await using var pages = Pages("http://127.0.0.1:0");
        pages.MapGet("/broken", string () => throw new InvalidOperationException("it is broken"));
        await pages.StartAsync(Token);
        using var http = new HttpClient { BaseAddress = new(pages.Urls.First()) };

        await http.GetAsync(new Uri("/broken", UriKind.Relative), Token);

        Assert.Equal([(LogLevel.Error, "it is broken")], _entries.Seen);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_by_the_host_alone()
    {
        await using var first = Pages("http://127.0.0.1:0");
        await first.StartAsync(Token);
        await using var second = Pages(first.Urls.First());

        await Assert.ThrowsAsync<IOException>(() => second.StartAsync(Token));

        Assert.Empty(_entries.Seen);
    }

    private WebApplication Pages(string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        builder.Services.AddRoutingCore();
        builder.Logging.AddServiceLog(new LogOptions()).ClearProviders().AddProvider(_entries);
        return builder.Build();
    }

    private sealed class Entries : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel, string?)> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Seen.Enqueue((logLevel, exception?.Message));

        public void Dispose() { }
    }
}
