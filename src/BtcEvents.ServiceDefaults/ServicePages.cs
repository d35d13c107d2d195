using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        app.MapFallback("{*path}", Lost); // of itself it leaves out what looks like a file
    }

    private static Task Lost(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return HealthPages.SayAsync(
            context,
            $"there are {HealthPages.Live}, {HealthQuestion.Page} and {ServiceMetrics.Page}"
        );
    }
}
