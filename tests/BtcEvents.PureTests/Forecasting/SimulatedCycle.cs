using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;
using BtcEvents.Learning.Serialization;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Seven simulated years and a recipe small enough for tests, with every stage of a cycle in it.</summary>
internal static class SimulatedCycle
{
    public const int Seed = 5;

    private const string Symbol = "BTC-USD";

    private static readonly DateOnly First = new(2018, 1, 1);

    public static readonly Month LastMonth = new(2024, 12);

    public static readonly IReadOnlyList<Series> Series = SimulatedMarket.Generate(11, First, LastMonth.LastDay);

    public static readonly MarketData Data = At(Series, LastMonth);

    public static readonly ForecastRecipe Recipe = new()
    {
        Trees = new MlNetTrees(),
        Training = new()
        {
            JudgedMonths = 18,
            SearchedMonths = 12,
            LinearTrials = 4,
            Parallelism = 1,
        },
    };

    private static readonly Lazy<Run> LazyWhole = new(() => Of(Data, Recipe, Seed));

    private static readonly Lazy<FeatureTable> LazyTable = new(() => MonthlyFeatures.Build(Data, Recipe.Features));

    /// <summary>The table of all months.</summary>
    public static FeatureTable Table => LazyTable.Value;

    /// <summary>A run on all of it.</summary>
    public static Run Whole => LazyWhole.Value;

    public static MarketData At(IEnumerable<Series> series, Month asOf) =>
        MarketData.Create(Symbol, asOf.LastDay, series, simulated: true);

    /// <summary>Every stage, with the bytes it would store.</summary>
    public static Run Of(MarketData data, ForecastRecipe recipe, int seed, ChampionRecipe? champion = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var table = MonthlyFeatures.Build(data, recipe.Features);
        var set = new FeatureSelector(recipe.Selection).Select(table);
        var outcome = new CandidateContest(recipe.Training, recipe.Trees).Run(
            table,
            set,
            new() { Seed = seed, Champion = champion },
            cancellation
        );
        return new(
            table,
            set,
            outcome,
            new MonthForecaster(recipe.Forecast).Forecast(table, outcome.Model, outcome.Record)
        );
    }

    /// <summary>The series with the rows that were (or were not) public on a day multiplied by noise.</summary>
    public static IReadOnlyList<Series> Rewritten(IEnumerable<Series> series, DateOnly asOf, bool future, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. series.Select(one =>
            {
                var known = PublicationCalendar.LastKnownDay(one.Spec, asOf);
                double[] factors =
                [
                    .. one.Times.Select(t =>
                        (DateOnly.FromDateTime(t) > known) == future ? 0.8 + (0.4 * random.NextDouble()) : 1
                    ),
                ];
                return new Series(
                    one.Spec,
                    [.. one.Times],
                    [.. one.Columns.Select(c => c.Zip(factors, (v, f) => v * f).ToArray())]
                );
            }),
        ];
    }

    /// <summary>What one run leaves behind.</summary>
    internal sealed record Run(FeatureTable Table, FeatureSet Set, TrainingOutcome Outcome, MonthForecast Forecast)
    {
        public byte[] Features => FeatureTableFile.Write(Table);

        public byte[] SetBytes => FeatureSetFile.Write(Set);

        public byte[] Model => ModelArtefact.Write(Outcome.Model.ToDocument()).Bytes.ToArray();

        public byte[] Record => TrainingRecordFile.Write(Outcome.Record);

        public void AssertSame(Run other)
        {
            Assert.Equal(Features, other.Features);
            Assert.Equal(SetBytes, other.SetBytes);
            Assert.Equal(Model, other.Model);
            Assert.Equal(Record, other.Record);
            Assert.Equal(Forecast, other.Forecast);
        }
    }
}
