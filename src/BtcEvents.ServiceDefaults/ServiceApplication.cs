using System.Net.Sockets;
using BtcEvents.Failures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BtcEvents.ServiceDefaults;

/// <summary>The web application that a service is: its parts, its pages, and their start.</summary>
internal static class ServiceApplication
{
    public static WebApplication Build(
        string service,
        IConfigurationRoot settings,
        ServiceMetrics metrics,
        Action<ServiceBuilder> configure
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = service });
        builder.Configuration.AddOtlpVariables().AddConfiguration(settings);
        var log = settings.Of<LogOptions>(LogOptions.Section);
        builder.Logging.AddServiceLog(log);
        builder.Logging.AddErrorTracking(settings.Of<ErrorTrackingOptions>(ErrorTrackingOptions.Section), service);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        var parts = new ServiceBuilder(builder.Services, settings);
        configure(parts);
        parts.AddCommon();
        builder.Services.AddServiceHealth();
        ServiceWork.Gather(builder.Services); // what is added after it starts at once
        builder.Services.AddLogRotation(log);
        builder.Services.AddOtlpTelemetry(service);
        builder.Services.AddRoutingCore();
        var pages = settings.Of<HealthOptions>(HealthOptions.Section);
        builder.WebHost.UseKestrelCore().UseUrls(UrlOf(pages));
        return builder.Build();
    }

    // Where the server cannot listen it knows no address any more: the one that is told is that of the settings.
    public static async Task StartAsync(WebApplication app, CancellationToken ended)
    {
        try
        {
            await app.StartAsync(ended);
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            var url = UrlOf(app.Configuration.Of<HealthOptions>(HealthOptions.Section));
            throw new BadInputException(
                $"{HealthOptions.Section}:Address, {HealthOptions.Section}:Port: {url} cannot be listened on: "
                    + taken.Message,
                taken
            );
        }
    }

    private static string UrlOf(HealthOptions pages) => $"http://{pages.Address}:{pages.Port}";

    // Before the servers are waited for, and those of all sections at once.
    public static void CheckSettings(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            throw new BadInputException(string.Join("; ", several.InnerExceptions.Select(one => one.Message)), several);
        }
    }
}
