using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.Relational;

namespace BtcEvents.StoreContract;

/// <summary>A market store of its own for one test, and a side door to its database.</summary>
internal abstract class StoreUnderTest : IDisposable
{
    public const string Symbol = "BTC-USD";

    public static readonly DateOnly First = new(2019, 11, 1);
    public static readonly DateOnly Last = new(2020, 6, 30);

    private RelationalMarketStore? _store;

    public RelationalMarketStore Store => _store ??= OpenAnother();

    /// <summary>How the store names itself in messages.</summary>
    public abstract string Name { get; }

    public static IReadOnlyList<Series> SomeSeries(ulong seed = 3) => SimulatedMarket.Generate(seed, First, Last);

    /// <summary>A forecast of one of the months of <see cref="SomeSeries"/>.</summary>
    public static StoredForecast SomeForecast(string id = "a") =>
        new()
        {
            ForecastId = id,
            CycleId = new("0198d3a2-7a50-8000-8000-000000000001"),
            Symbol = Symbol,
            Month = "2020-04",
            AsOf = new(2020, 3, 31),
            ChangePercent = 1.1,
            Lower = -5.2,
            Upper = 7.4,
            Coverage = 0.8,
            AlreadyHappenedPercent = 0.7,
            Distribution = new()
            {
                SpreadPercent = 4.9,
                DegreesOfFreedom = 5,
                ProbabilityUp = 0.61,
                Quantiles =
                [
                    .. Enumerable
                        .Range(1, 19)
                        .Select(k => new ForecastQuantile { Level = k / 20.0, ChangePercent = k - 10.5 }),
                ],
            },
            BaseMeanClose = 6900.123,
            Algorithm = "ridge",
            Model = "models/abc.json",
            FeatureSet = "features/def.json",
            Table = "tables/012.json",
            DatasetDigest = "digest",
            Simulated = true,
            MadeAt = new(2020, 4, 1, 0, 5, 0, 123, TimeSpan.Zero),
        };

    /// <summary>A second store on the same database.</summary>
    public abstract RelationalMarketStore OpenAnother();

    /// <summary>Makes the database fail updates of a table with "disk full".</summary>
    public abstract void RefuseUpdates(string table);

    /// <summary>
    /// Makes the store what the second version of the schema was, with one forecast as that kept it: made at this text.
    /// </summary>
    public abstract void MakeSecondVersion(string madeAt);

    public abstract void Execute(string sql);

    /// <summary>Lines of a query, cells with a bar between.</summary>
    public abstract List<string> Query(string sql);

    public Task<IReadOnlyDictionary<string, int>> UpsertAsync(IReadOnlyList<Series> series, bool simulated = true) =>
        Store.UpsertAsync(Symbol, series, simulated, TestContext.Current.CancellationToken);

    public Task<MarketData> ReadAsync(DateOnly? asOf = null) =>
        Store.ReadAsync(Symbol, asOf ?? Last, TestContext.Current.CancellationToken);

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    public void Reopen() => Close();

    public virtual void Dispose() => Close();
}
