using System.Globalization;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServerTests.Artefacts;
using BtcEvents.ServerTests.Market;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;
using BtcEvents.Sources;
using BtcEvents.Storage.Operational;

namespace BtcEvents.ServerTests.Whole;

/// <summary>
/// Databases, virtual host, bucket and simulated market of one test: where a fleet of services works.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>Small enough for many cycles in a minute, and the same for every process that takes part.</summary>
    public static readonly TrainingOptions Training = new()
    {
        LinearTrials = 2,
        JudgedMonths = 18,
        SearchedMonths = 12,
        RefitEvery = 9,
        Parallelism = 1,
    };

    private readonly TempFolder _folder = new();
    private readonly PostgresPlace _postgres = new();
    private readonly MariaStore _maria;
    private readonly S3Place _bucket = new();
    private readonly Broker _broker;

    private Site(Servers servers, Broker broker) =>
        (_maria, _broker, Stores) = (new MariaStore(servers), broker, new SiteStores(Settings));

    public string Market => Path.Combine(_folder.Path, "market");

    public string Folder => _folder.Path;

    /// <summary>Environment of every service of this site.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public SiteStores Stores { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Site> CreateAsync(Servers servers, string name, params string[] symbols)
    {
        var site = new Site(servers, await Broker.CreateAsync(servers, name));
        foreach (var symbol in symbols.DefaultIfEmpty("BTC-USD"))
        {
            var series = SimulatedMarket.Generate(7, new(2018, 1, 1), new(2023, 12, 31), symbol);
            await MarketCsvWriter.WriteAsync(site.Market, series, simulated: true, Cancellation);
        }

        foreach (var (key, value) in servers.Settings)
        {
            site.Settings[key] = value;
        }

        site.Settings["BTC_RABBITMQ__VIRTUALHOST"] = name;
        site.Settings["BTC_POSTGRES__DATABASE"] = site._postgres.Name;
        site.Settings["BTC_MARIADB__DATABASE"] = site._maria.Options().Database;
        site.Settings["BTC_S3__BUCKET"] = site._bucket.Options.Bucket;
        site.Settings["BTC_S3__PREFIX"] = site._bucket.Options.Prefix;
        site.Settings["BTC_MIGRATE"] = "true";
        site.Settings["BTC_MARKET"] = site.Market;
        foreach (var option in typeof(TrainingOptions).GetProperties().Where(p => p.PropertyType == typeof(int)))
        {
            site.Settings["BTC_TRAINING__" + option.Name.ToUpperInvariant()] = Convert.ToString(
                option.GetValue(Training),
                CultureInfo.InvariantCulture
            )!;
        }

        return site;
    }

    /// <summary>Publishes a start command as a person would, on the management page.</summary>
    public async Task StartCycleAsync(string symbol, string month, CyclePlan plan, int attempt = 1) =>
        Assert.True(
            await _broker.PublishAsync(
                "start-monthly-cycle",
                System.Text.Json.JsonSerializer.Serialize(
                    new StartMonthlyCycle
                    {
                        Symbol = symbol,
                        Month = month,
                        Plan = plan,
                        Attempt = attempt,
                    },
                    FactJson.Options
                )
            )
        );

    /// <summary>Publishes what nobody can read to a queue.</summary>
    public Task PoisonAsync(string queue) => _broker.PublishAsync(queue, "no JSON");

    /// <summary>See <see cref="BrokerQueues.KeptAsync"/>.</summary>
    public Task QueuesKeptAsync() => _broker.Queues.KeptAsync();

    /// <summary>See <see cref="BrokerQueues.DescribeAsync"/>.</summary>
    public Task<string> DescribeQueuesAsync() => _broker.Queues.DescribeAsync();

    /// <summary>Messages that nobody could take, over all queues.</summary>
    public async Task<IReadOnlyList<string>> ErrorQueuesAsync() =>
        [
            .. (await _broker.Queues.ListAsync()).Keys.Where(q =>
                q.EndsWith("_error", StringComparison.Ordinal) || q.EndsWith("_skipped", StringComparison.Ordinal)
            ),
        ];

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        await _broker.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        _postgres.Dispose();
        _maria.Dispose();
        _bucket.Dispose();
        _folder.Dispose();
    }
}
