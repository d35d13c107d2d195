using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What an operator is told of settings that make no sense, one of each rule.</summary>
public sealed class WrongSettingsTests
{
    private const string S3Address = "an http or https address without user and path is allowed, or none";
    private const string Time = "more than 00:00:00 and at most";

    private static readonly Dictionary<string, Action<IConfiguration>> Readers = new(StringComparer.Ordinal)
    {
        [RabbitMqOptions.Section] = settings => settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
        [PostgresOptions.Section] = settings => settings.Of<PostgresOptions>(PostgresOptions.Section),
        [MariaDbOptions.Section] = settings => settings.Of<MariaDbOptions>(MariaDbOptions.Section),
        [S3Options.Section] = settings => settings.Of<S3Options>(S3Options.Section),
        [HealthOptions.Section] = settings => settings.Of<HealthOptions>(HealthOptions.Section),
        [SlackOptions.Section] = settings => settings.Of<SlackOptions>(SlackOptions.Section),
        [ErrorTrackingOptions.Section] = settings => settings.Of<ErrorTrackingOptions>(ErrorTrackingOptions.Section),
        [LogOptions.Section] = settings => settings.Of<LogOptions>(LogOptions.Section),
        [OutboxOptions.Section] = settings => settings.Of<OutboxOptions>(OutboxOptions.Section),
        [ConsumerRetryOptions.Section] = settings => settings.Of<ConsumerRetryOptions>(ConsumerRetryOptions.Section),
        [CycleOptions.Section] = settings => settings.Of<CycleOptions>(CycleOptions.Section),
        [FeatureOptions.Section] = settings => settings.Of<FeatureOptions>(FeatureOptions.Section),
        [SelectionOptions.Section] = settings => settings.Of<SelectionOptions>(SelectionOptions.Section),
        [TrainingOptions.Section] = settings => settings.Of<TrainingOptions>(TrainingOptions.Section),
        [ForecastOptions.Section] = settings => settings.Of<ForecastOptions>(ForecastOptions.Section),
    };

    public static TheoryData<string> Sections => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_defaults_make_sense(string section) => Readers[section](new ConfigurationBuilder().Build());

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_misspelt_setting_is_refused_with_those_there_are(string section)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(section + ":Trys", (string?)"3")])
            .Build();

        var refusal = Assert.Throws<BadInputException>(() => Readers[section](settings));

        Assert.Contains($"{section}:Trys is no setting: {section} has ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RabbitMq:Host=", "is empty: it must be given")]
    [InlineData("RabbitMq:Port=0", "is 0: 1 to 65535 are allowed")]
    [InlineData("RabbitMq:ManagementPort=65536", "is 65536: 1 to 65535 are allowed")]
    [InlineData("RabbitMq:VirtualHost=", "is empty: it must be given")]
    [InlineData("RabbitMq:ConcurrencyLimit=0", "is 0: 1 to 10000 are allowed")]
    [InlineData("RabbitMq:PrefetchCount=10001", "is 10001: 1 to 10000 are allowed")]
    [InlineData("RabbitMq:MaxBodyBytes=1023", "is 1023: 1024 or more is allowed")]
    [InlineData("Postgres:Host=a,b", "is 'a,b': one host name is allowed")]
    [InlineData("Postgres:Host=", "is empty: it must be given")]
    [InlineData("Postgres:Port=70000", "is 70000: 1 to 65535 are allowed")]
    [InlineData("Postgres:Database=", "is empty: it must be given")]
    [InlineData("Postgres:User=", "is empty: it must be given")]
    [InlineData("Postgres:Tls=9", "is 9: Disable, Allow, Prefer, Require, VerifyCA, VerifyFull are allowed")]
    [InlineData("Postgres:CaFile=/no/such/ca.pem", "is '/no/such/ca.pem': there is no such file")]
    [InlineData("Postgres:ConnectTimeout=00:06:00", "is 00:06:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("Postgres:CommandTimeout=00:00:00.5", "is 00:00:00.5: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("Postgres:MaxPoolSize=2", "is 2: 3 to 1000 are allowed")]
    [InlineData("Postgres:PreparedStatements=-1", "is -1: 0 to 1000 are allowed")]
    [InlineData("MariaDb:Host=", "is empty: it must be given")]
    [InlineData("MariaDb:Port=70000", "is 70000: 1 to 65535 are allowed")]
    [InlineData("MariaDb:Database=", "is empty: it must be given")]
    [InlineData("MariaDb:User=", "is empty: it must be given")]
    [InlineData("MariaDb:Tls=9", "is 9: Off, Required, VerifyCa are allowed")]
    [InlineData("MariaDb:CaFile=/no/such/ca.pem", "is '/no/such/ca.pem': there is no such file")]
    [InlineData("MariaDb:ConnectTimeout=00:00:00", "is 00:00:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("MariaDb:CommandTimeout=1.00:00:00", "is 1.00:00:00: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("MariaDb:PoolSize=101", "is 101: 1 to 100 are allowed")]
    [InlineData("S3:Endpoint=127.0.0.1:9000", "is '127.0.0.1:9000': " + S3Address)]
    [InlineData("S3:Endpoint=http://me:password@there", "is '...@there': " + S3Address)]
    [InlineData("S3:Region=", "is empty: it must be given")]
    [InlineData("S3:Bucket=", "is empty: it must be given")]
    [InlineData("S3:Bucket=a/b", "is 'a/b': a name without slashes is allowed")]
    [InlineData(
        "S3:SecretKey=password",
        "is given, and not shown: it belongs to S3:AccessKey: both are given, or none"
    )]
    [InlineData("S3:Prefix=a/../b", "is 'a/../b': names separated by single slashes are allowed")]
    [InlineData("S3:ConnectTimeout=00:00:00", "is 00:00:00: 00:00:01 to 00:05:00 are allowed")]
    [InlineData("S3:Timeout=00:00:00", "is 00:00:00: 00:00:01 to 01:00:00 are allowed")]
    [InlineData("S3:Retries=11", "is 11: 0 to 10 are allowed")]
    [InlineData("Health:Address=", "is empty: it must be given")]
    [InlineData("Health:Port=-1", "is -1: 0 to 65535 are allowed")]
    [InlineData("Log:Format=7", "is 7: Text, Json are allowed")]
    [InlineData("Log:Level=9", "is 9: Trace, Debug, Information, Warning, Error, Critical, None are allowed")]
    [InlineData("Slack:Url=hooks.slack.com/a", "is given, and not shown: an http or https address is allowed, or none")]
    [InlineData("Slack:Timeout=00:02:00", "is 00:02:00: 00:00:01 to 00:00:30 are allowed")]
    [InlineData("Sentry:Dsn=https://host/1", "is given, and not shown: https://KEY@HOST/PROJECT is allowed, or none")]
    [InlineData("Sentry:Dsn=key@host/1", "is given, and not shown: https://KEY@HOST/PROJECT is allowed, or none")]
    [InlineData("Sentry:Dsn=http://key@host/", "is given, and not shown: https://KEY@HOST/PROJECT is allowed, or none")]
    [InlineData("Sentry:Environment=", "is empty: it must be given")]
    [InlineData("Outbox:PollInterval=00:00:00", $"is 00:00:00: {Time} 01:00:00 is allowed")]
    [InlineData("Outbox:BatchSize=0", "is 0: 1 to 10000 are allowed")]
    [InlineData("Outbox:SendTimeout=02:00:00", $"is 02:00:00: {Time} 01:00:00 is allowed")]
    [InlineData("Outbox:PostponeBy=00:00:00", $"is 00:00:00: {Time} 01:00:00 is allowed")]
    [InlineData("Outbox:InboxRetention=-1.00:00:00", $"is -1.00:00:00: {Time} 3650.00:00:00 is allowed")]
    [InlineData("ConsumerRetry:Limit=-1", "is -1: 0 to 100 are allowed")]
    [InlineData("ConsumerRetry:MinInterval=00:00:00", $"is 00:00:00: {Time} 01:00:00 is allowed")]
    [InlineData("ConsumerRetry:MaxInterval=02:00:00", $"is 02:00:00: {Time} 01:00:00 is allowed")]
    [InlineData(
        "ConsumerRetry:MaxInterval=00:00:00.1",
        "is 00:00:00.1: it must not be below ConsumerRetry:MinInterval"
    )]
    [InlineData("ConsumerRetry:ConcurrencyLimit=101", "is 101: 0 to 100 are allowed")]
    [InlineData("ConsumerRetry:AwayLimit=1001", "is 1001: 0 to 1000 are allowed")]
    [InlineData("Cycle:StageDeadline=00:00:00", $"is 00:00:00: {Time} 7.00:00:00 is allowed")]
    [InlineData("Cycle:StageDeadlines:Data=8.00:00:00", $"is 8.00:00:00: {Time} 7.00:00:00 is allowed")]
    [InlineData("Cycle:Tries=0", "is 0: 1 to 100 are allowed")]
    [InlineData("Cycle:RetryPause=-00:00:01", "is -00:00:01: 00:00:00 to 1.00:00:00 are allowed")]
    [InlineData("Cycle:ConcurrencyLimit=0", "is 0: 1 to 1000 are allowed")]
    [InlineData("Features:MaximumFillAgeDays=-1", "is -1: 0 or more is allowed")]
    [InlineData("Features:MinimumCoverage=1.5", "is 1.5: 0 to 1 are allowed")]
    [InlineData("Selection:LeastCorrelation=-0.1", "is -0.1: 0 to 1 are allowed")]
    [InlineData("Selection:LeastLagCorrelation=2", "is 2: 0 to 1 are allowed")]
    [InlineData("Selection:LeastCoreCorrelation=NaN", "is NaN: 0 to 1 are allowed")]
    [InlineData("Selection:MostCore=-1", "is -1: 0 to 1000 are allowed")]
    [InlineData("Selection:LeastImportance=2", "is 2: 0 to 1 are allowed")]
    [InlineData("Selection:LargestOverlap=2", "is 2: 0 to 1 are allowed")]
    [InlineData("Selection:MostKept=-1", "is -1: 0 to 10000 are allowed")]
    [InlineData("Selection:LeastMonths=0", "is 0: 1 to 1200 are allowed")]
    [InlineData("Selection:WinsorLimit=0", "is 0: more than 0 and at most 100 is allowed")]
    [InlineData("Selection:LongestUse=-1", "is -1: 0 to 1200 are allowed")]
    [InlineData("Training:LeastTrainingMonths=1", "is 1: 2 to 1200 are allowed")]
    [InlineData("Training:JudgedMonths=1201", "is 1201: 2 to 1200 are allowed")]
    [InlineData("Training:LeastJudgedMonths=1", "is 1: 2 to 1200 are allowed")]
    [InlineData("Training:LeastJudgedMonths=61", "is 61: it must not be above Training:JudgedMonths, which is 60")]
    [InlineData("Training:RefitEvery=0", "is 0: 1 to 1200 are allowed")]
    [InlineData("Training:Gap=-1", "is -1: 0 to 120 are allowed")]
    [InlineData("Training:SearchedMonths=0", "is 0: 1 to 1200 are allowed")]
    [InlineData("Training:LinearTrials=0", "is 0: 1 to 10000 are allowed")]
    [InlineData("Training:PreferenceLevel=2", "is 2: 0 to 1 are allowed")]
    [InlineData("Training:Parallelism=0", "is 0: 1 or more is allowed")]
    [InlineData("Forecast:Coverage=1", "is 1: more than 0 and less than 1 is allowed")]
    [InlineData("Training:PromotionLevel=-1", "is -1: 0 to 1 are allowed")]
    public void A_wrong_setting_is_told_as_it_is_written_with_what_is_allowed(string setting, string rule)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(["--" + setting]).Build();

        var refused = Assert.Throws<BadInputException>(() => Readers[setting.Split(':')[0]](settings));

        Assert.Equal($"{setting.Split('=')[0]} {rule}", refused.Message);
    }

    [Fact]
    public async Task A_service_ends_before_it_waits_for_a_server_and_tells_the_faults_of_all_sections()
    {
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            ["--Health:Port=0", "--RabbitMq:Port=1", "--RabbitMq:PrefetchCount=0", "--Outbox:BatchSize=0"]
        );

        Assert.Equal(2, run.Code);
        Assert.StartsWith("alert-bridge: ", run.Said, StringComparison.Ordinal);
        Assert.Contains("Outbox:BatchSize is 0: 1 to 10000 are allowed", run.Said, StringComparison.Ordinal);
        Assert.Contains("RabbitMq:PrefetchCount is 0: 1 to 10000 are allowed", run.Said, StringComparison.Ordinal);
        Assert.Equal(1, run.Said.Count(letter => letter == '\n'));
    }
}
