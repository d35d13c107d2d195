using System.Globalization;
using System.Net;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Asks a service that runs on this machine whether it can work; what a container's health check runs, so that its
/// image needs no other program for that.
/// </summary>
public static class HealthQuestion
{
    /// <summary>The argument that makes a service ask instead of running.</summary>
    public const string Argument = "health";

    /// <summary>Where it asks.</summary>
    public const string Page = "/health/ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>
    /// 0 where the service can work; else 1. What it answers, or why it does not, goes to <paramref name="output"/>.
    /// </summary>
    /// <exception cref="BadInputException">The port is any free one, so nobody knows where to ask.</exception>
    public static async Task<int> AskAsync(
        HealthOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (options.Port == 0)
        {
            throw new BadInputException("Health:Port is 0, any free one: name the port to ask");
        }

        var page = string.Create(CultureInfo.InvariantCulture, $"http://{HostOf(options)}:{options.Port}{Page}");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(page, cancellationToken);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception silent)
            when (silent is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync($"{page} does not answer: {silent.GetBaseException().Message}");
            return 1;
        }
    }

    // An address that stands for all of them is listened on, but cannot be asked.
    private static string HostOf(HealthOptions options) =>
        options.Address is "0.0.0.0" or "[::]" or "::" or "+" or "*" ? "localhost" : options.Address;
}
