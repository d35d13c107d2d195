using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>The pages that every service has.</summary>
internal static class ServicePages
{
    public static void MapServicePages(this WebApplication app, string service, ServiceMetrics metrics)
    {
        app.UseRouting();
        app.MapServiceHealth(service);
        app.MapMetrics(ServiceMetrics.Page, metrics.Registry);
        var own = app.Services.GetServices<Own>().ToList();
        own.ForEach(pages => pages.Map(app));
        string[] known =
        [
            HealthPages.Live,
            HealthQuestion.Page,
            ServiceMetrics.Page,
            .. own.Select(pages => pages.Path),
        ];
        var answer = $"there are {string.Join(", ", known[..^1])} and {known[^1]}";
        // The pattern that it has by itself leaves out what looks like a file.
        app.MapFallback("{*path}", context => LostAsync(context, answer));
    }

    private static Task LostAsync(HttpContext context, string answer)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return HealthPages.SayAsync(context, answer);
    }

    /// <summary>Pages of one service.</summary>
    /// <param name="Path">Of the page, or of the first of them.</param>
    /// <param name="Map">Adds them.</param>
    internal sealed record Own(string Path, Action<IEndpointRouteBuilder> Map);
}
