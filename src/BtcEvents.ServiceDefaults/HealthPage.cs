using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The pages <c>/health/live</c> (the process runs) and <c>/health/ready</c> (200 where it can work, else 503; JSON
/// says which server is missing). A host of its own, since it must answer while the service still waits for its
/// servers.
/// </summary>
public sealed class HealthPage : IAsyncDisposable
{
    private readonly WebApplication _pages;

    private HealthPage(WebApplication pages) => _pages = pages;

    /// <summary>Where it listens.</summary>
    public string Address => _pages.Urls.First();

    /// <summary>Starts to answer.</summary>
    /// <param name="options">Where.</param>
    /// <param name="report">What is told of the service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BadInputException">The port cannot be taken.</exception>
    public static async Task<HealthPage> StartAsync(
        HealthOptions options,
        HealthReport report,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls($"http://{options.Address}:{options.Port}");
        var pages = builder.Build();
        pages.Run(context => AnswerAsync(context, report));
        try
        {
            await pages.StartAsync(cancellationToken);
            return new(pages);
        }
        catch (IOException taken)
        {
            await pages.DisposeAsync();
            throw new BadInputException(
                $"Health:Port: {options.Address}:{options.Port} cannot be taken: {taken.Message}",
                taken
            );
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, HealthReport report)
    {
        switch (context.Request.Path.Value)
        {
            case "/health/live":
                await context.Response.WriteAsync("live\n", context.RequestAborted);
                return;
            case "/health/ready":
                var answer = await report.ReadAsync(context.RequestAborted);
                context.Response.StatusCode = answer.Ready
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
                return;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("there are /health/live and /health/ready\n", context.RequestAborted);
                return;
        }
    }
}
