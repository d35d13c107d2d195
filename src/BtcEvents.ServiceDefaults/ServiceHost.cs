using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using BtcEvents.Failures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Runs one service as a process of the distributed profile, from its start until it is asked to end.
/// </summary>
public static partial class ServiceHost
{
    internal const string PartFailed = "a part of the service has failed, so it has ended; the log says which";

    /// <summary>
    /// Answers health questions at once, waits for the servers, then joins the bus. Ends at SIGTERM or SIGINT, after
    /// the messages in hand; where a secret was corrected on disk it begins anew with it. Exit code 0; 2 where a
    /// setting is wrong, 1 where something else failed: one sentence on standard error each. With the argument
    /// <c>health</c> first, it asks the service that runs already (<see cref="HealthQuestion"/>) and ends.
    /// </summary>
    public static async Task<int> RunAsync(string service, string[] arguments, Action<ServiceBuilder> configure)
    {
        using var ended = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ended));
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ended));
        try
        {
            if (arguments is [HealthQuestion.Argument, .. var rest])
            {
                var options = ServiceSettings.Read(rest).Of<HealthOptions>(HealthOptions.Section);
                return await HealthQuestion.AskAsync(options, Console.Out, ended.Token);
            }

            if (await RunAsync(service, arguments, configure, ended.Token))
            {
                Renewal.Begin();
            }

            return 0;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return 0; // asked to end before it had begun
        }
        catch (Exception wrong) when (IsTold(wrong))
        {
            await Console.Error.WriteLineAsync($"{service}: {wrong.Message}");
            return wrong is BadInputException or OptionsValidationException or InvalidOperationException ? 2 : 1;
        }
    }

    // Returns whether it is to begin anew.
    private static async Task<bool> RunAsync(
        string service,
        string[] arguments,
        Action<ServiceBuilder> configure,
        CancellationToken ended
    )
    {
        using var metrics = new ServiceMetrics(); // before anything measures
        // First looked at, then read: what changes in between is read, and read once more.
        var secrets = SecretsWatch.Of(ServiceSettings.Read(arguments));
        var settings = ServiceSettings.Read(arguments);
        await using var app = ServiceApplication.Build(service, settings, metrics, configure);
        ServiceApplication.CheckSettings(app.Services);
        app.MapServicePages(service, metrics);
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(service);
        await ServiceApplication.StartAsync(app, ended);
        Answering(logger, service, app.Urls.First());
        var anew = await WaitAsync(app, secrets, ended);
        if (anew is not null)
        {
            Renewing(logger, anew, service);
        }

        await app.StopAsync(CancellationToken.None);
        Stopped(logger, service);
        if (anew is null && !ended.IsCancellationRequested)
        {
            var failure = app.Services.GetRequiredService<ServiceWork>().Failure;
            ExceptionDispatchInfo.Throw(failure ?? new IOException(PartFailed));
        }

        return anew is not null && !ended.IsCancellationRequested;
    }

    // Waits for the end of the service; names of the secrets that changed, where that is why.
    private static async Task<string?> WaitAsync(WebApplication app, SecretsWatch secrets, CancellationToken ended)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended, app.Lifetime.ApplicationStopping);
        var changed = secrets.ChangedAsync(over.Token);
        await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return changed.IsCanceled ? null : string.Join(", ", await changed);
    }

    // What a person can mend, in one sentence; anything else is a fault of ours, and keeps its stack trace.
    private static bool IsTold(Exception wrong) =>
        wrong
            is BadInputException
                or OptionsValidationException
                or ServerException
                or IOException
                or UnauthorizedAccessException
                or SocketException
        || (
            wrong is InvalidOperationException
            && wrong.TargetSite?.DeclaringType?.Namespace?.StartsWith(
                "Microsoft.Extensions.Configuration",
                StringComparison.Ordinal
            ) == true
        );

    private static void End(PosixSignalContext signal, CancellationTokenSource ended)
    {
        signal.Cancel = true;
        ended.Cancel();
    }

    [LoggerMessage(2003, LogLevel.Information, "{Service} answers health questions at {Address}")]
    private static partial void Answering(ILogger logger, string service, string address);

    [LoggerMessage(
        2007,
        LogLevel.Information,
        "{Secrets} changed on disk: {Service} begins anew with what is there now"
    )]
    private static partial void Renewing(ILogger logger, string secrets, string service);

    [LoggerMessage(2005, LogLevel.Information, "{Service} has stopped")]
    private static partial void Stopped(ILogger logger, string service);
}
