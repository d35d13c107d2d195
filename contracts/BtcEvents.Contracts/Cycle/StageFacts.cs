namespace BtcEvents.Contracts;

/// <summary>Which fact says that a stage is done.</summary>
public static class StageFacts
{
    private static readonly (Stage Stage, Type Fact)[] All =
    [
        (Stage.Data, typeof(DataUpdated)),
        (Stage.Features, typeof(FeaturesPrepared)),
        (Stage.Selection, typeof(FeaturesSelected)),
        (Stage.Training, typeof(ModelTrained)),
        (Stage.Forecast, typeof(ForecastMade)),
    ];

    /// <summary>The fact of a stage.</summary>
    public static Type Of(Stage stage) => All.Single(pair => pair.Stage == stage).Fact;

    /// <summary>The stage that a fact completes, or null for any other fact.</summary>
    public static Stage? StageOf(ICycleFact fact)
    {
        var found = All.FirstOrDefault(pair => pair.Fact == fact.GetType());
        return found.Fact is null ? null : found.Stage;
    }

    /// <summary>The same fact, told of another cycle.</summary>
    /// <exception cref="ArgumentException">It is not the fact of a stage.</exception>
    public static ICycleFact Under(this ICycleFact fact, CycleContext cycle) =>
        fact switch
        {
            DataUpdated known => known with { Cycle = cycle },
            FeaturesPrepared known => known with { Cycle = cycle },
            FeaturesSelected known => known with { Cycle = cycle },
            ModelTrained known => known with { Cycle = cycle },
            ForecastMade known => known with { Cycle = cycle },
            _ => throw new ArgumentException($"{fact.GetType().Name} is not the fact of a stage", nameof(fact)),
        };
}
