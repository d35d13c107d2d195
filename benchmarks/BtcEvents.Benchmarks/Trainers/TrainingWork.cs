using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.Benchmarks.Trainers;

/// <summary>
/// What trainers are asked to do: one SIMULATED table and its feature set, for any number of symbols.
/// </summary>
internal sealed class TrainingWork
{
    /// <summary>A recipe so small that one training takes about a tenth of a second of processor time.</summary>
    internal static readonly IReadOnlyDictionary<string, string> SmallRecipe = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["BTC_TRAINING__JUDGEDMONTHS"] = "12",
        ["BTC_TRAINING__SEARCHEDMONTHS"] = "6",
        ["BTC_TRAINING__REFITEVERY"] = "12",
        ["BTC_TRAINING__LINEARTRIALS"] = "2",
        ["BTC_TRAINING__PARALLELISM"] = "1",
    };

    private readonly FeaturesSelected _sample;
    private int _asked;

    private TrainingWork(FeaturesSelected sample) => _sample = sample;

    public static async Task<TrainingWork> PrepareAsync(IArtefactStore artefacts)
    {
        var asOf = new DateOnly(2025, 5, 31);
        var series = SimulatedMarket.Generate(SimulatedMarket.SampleSeed, SimulatedMarket.SampleFirst, asOf);
        var recipe = new ForecastRecipe { Trees = null };
        var table = MonthlyFeatures.Build(MarketData.Create("BTC-USD", asOf, series, simulated: true), recipe.Features);
        var set = new FeatureSelector(recipe.Selection).Select(table);
        return new(
            SampleFact.Selected(SampleFact.Prepared(1)) with
            {
                DatasetDigest = table.DatasetDigest,
                Table = await artefacts.PutAsync(
                    "tables",
                    "csv",
                    FeatureTableFile.Write(table),
                    CancellationToken.None
                ),
                FeatureSet = await artefacts.PutAsync(
                    "feature-sets",
                    "json",
                    FeatureSetFile.Write(set),
                    CancellationToken.None
                ),
                Features = set.Features,
            }
        );
    }

    /// <summary>Trainings of symbols that nobody has asked for yet: cycles of one symbol would take turns.</summary>
    public FeaturesSelected[] Next(int count)
    {
        _asked += count;
        return
        [
            .. Enumerable
                .Range(_asked - count, count)
                .Select(asset => _sample with { Cycle = SampleFact.CycleOf(asset, attempt: 1) }),
        ];
    }
}
