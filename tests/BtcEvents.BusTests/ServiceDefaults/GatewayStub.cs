using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>A gateway that always answers the same.</summary>
internal sealed class GatewayStub : IAsyncDisposable
{
    private readonly WebApplication _pages;

    private GatewayStub(HttpStatusCode code, string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _pages = builder.Build();
        _pages.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Received = await reader.ReadToEndAsync(context.RequestAborted);
            Asked = $"{context.Request.Method} {context.Request.Path}";
            context.Response.StatusCode = (int)code;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
    }

    public string Url => _pages.Urls.First();

    /// <summary>Method and path of the last request.</summary>
    public string? Asked { get; private set; }

    /// <summary>Body of the last request.</summary>
    public string? Received { get; private set; }

    public static async Task<GatewayStub> StartAsync(HttpStatusCode code, string body)
    {
        var stub = new GatewayStub(code, body);
        await stub._pages.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();
}
