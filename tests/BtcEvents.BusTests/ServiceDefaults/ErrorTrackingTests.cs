using System.Diagnostics;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentry;
using static BtcEvents.BusTests.ServiceDefaults.ErrorTrackingLog;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What a service reports to Sentry, over its real protocol.</summary>
public sealed class ErrorTrackingTests
{
    // Its own limit of 2 s, and a busy machine.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_error_is_reported_with_service_release_environment_and_the_trace_of_the_log()
    {
        await using var receiver = await ErrorReceiver.StartAsync();
        using var activity = new Activity("cycle").Start();

        await RunAsync(receiver.Dsn, logger => RowIsWrong(logger, 3, new InvalidDataException("a comma is missing")));

        var error = Assert.Single(receiver.Events);
        Assert.Equal(
            ("error", "test", ServiceVersion.Release),
            ((string)error["level"]!, (string)error["environment"]!, (string)error["release"]!)
        );
        Assert.Equal(
            ("trainer", activity.TraceId.ToHexString()),
            ((string)error["tags"]!["service"]!, (string)error["tags"]!["trace_id"]!)
        );
        Assert.Contains("a comma is missing", error["exception"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("row 3 is wrong", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_error_is_not_reported_and_nothing_tells_of_people_or_machines()
    {
        await using var receiver = await ErrorReceiver.StartAsync();

        await RunAsync(receiver.Dsn, Slow);
        await RunAsync(
            receiver.Dsn,
            logger => RowIsWrong(logger, 3, exception: null),
            "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService" // the log leaves it out, too
        );
        Assert.Empty(receiver.Envelopes);

        await RunAsync(receiver.Dsn, logger => RowIsWrong(logger, 3, exception: null));
        var error = Assert.Single(receiver.Events);
        Assert.Equal((null, "{}"), (error["server_name"], error["user"]?.ToJsonString() ?? "{}"));
        var text = Assert.Single(receiver.Envelopes);
        Assert.DoesNotContain(Environment.MachineName, WithoutModules(error), StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Dsn, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_addresses_of_requests_are_not_reported_and_who_is_asked_is_given_no_trace()
    {
        await using var receiver = await ErrorReceiver.StartAsync();
        using var asked = new Alerts.Receiver();
        var services = new ServiceCollection();
        services.AddHttpClient("hooks").ConfigurePrimaryHttpMessageHandler(() => asked);

        await RunAsync(
            receiver.Dsn,
            async provider =>
            {
                using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("hooks");
                using var content = new StringContent("");
                await client.PostAsync(new Uri("https://hooks.example/canary"), content);
                RowIsWrong(provider.GetRequiredService<ILogger<ErrorTrackingTests>>(), 3, exception: null);
            },
            services
        );

        Assert.DoesNotContain("canary", Assert.Single(receiver.Envelopes), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(asked.Posts).Request.Headers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_is_away_or_never_answers_delays_the_end_by_seconds_only(bool away)
    {
        var receiver = await ErrorReceiver.StartAsync(answers: false);
        var dsn = receiver.Dsn;
        if (away)
        {
            await receiver.DisposeAsync();
        }

        await RunAsync(dsn, logger => RowIsWrong(logger, 3, exception: null))
            .WaitAsync(LongestEnd, TestContext.Current.CancellationToken);

        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_dsn_that_is_none_ends_the_service_with_code_2_and_is_not_shown()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(
            folder.File("Sentry__Dsn"),
            "https://canary-of-sentry",
            TestContext.Current.CancellationToken
        );

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            [],
            [
                new("BTC_SECRETS", folder.Path),
                new("BTC_POSTGRES__PASSWORD", "given"),
                new("BTC_RABBITMQ__PASSWORD", "given"),
            ]
        );

        Assert.Equal(
            (2, "alert-bridge: Sentry:Dsn is given, and not shown: https://KEY@HOST/PROJECT is allowed, or none\n", ""),
            (run.Code, run.Said, run.Printed)
        );
    }

    private static string WithoutModules(JsonNode error)
    {
        error.AsObject().Remove("modules");
        return error.ToJsonString();
    }

    private static Task RunAsync(string dsn, Action<ILogger> say, string category = "Trainer") =>
        RunAsync(
            dsn,
            provider =>
            {
                say(provider.GetRequiredService<ILoggerFactory>().CreateLogger(category));
                return Task.CompletedTask;
            },
            new ServiceCollection()
        );

    private static async Task RunAsync(string dsn, Func<IServiceProvider, Task> run, ServiceCollection services)
    {
        services.AddLogging(logging =>
            logging.AddErrorTracking(new ErrorTrackingOptions { Dsn = dsn, Environment = "test" }, "trainer")
        );
        await Task.Run(async () =>
        {
            await using var provider = services.BuildServiceProvider();
            await run(provider);
            SentrySdk.Close(); // as it does itself when the process ends
        });
    }
}

internal static partial class ErrorTrackingLog
{
    [LoggerMessage(1, LogLevel.Error, "row {Row} is wrong")]
    public static partial void RowIsWrong(ILogger logger, int row, Exception? exception);

    [LoggerMessage(2, LogLevel.Warning, "this is slow")]
    public static partial void Slow(ILogger logger);
}
