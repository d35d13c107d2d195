using System.Collections.Concurrent;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.BusTests.Support;

/// <summary>What the stage doubles do before they publish their fact; and how often each ran.</summary>
internal sealed class StageScript
{
    private readonly ConcurrentDictionary<Stage, int> _runs = [];

    /// <summary>Called with stage and run number (from 1); throws to fail.</summary>
    public Func<Stage, int, CancellationToken, Task> Act { get; set; } = (_, _, _) => Task.CompletedTask;

    public int Runs(Stage stage) => _runs.GetValueOrDefault(stage);

    public async Task RunAsync(Stage stage, ConsumeContext context, CycleContext cycle)
    {
        var run = _runs.AddOrUpdate(stage, 1, (_, count) => count + 1);
        await Act(stage, run, context.CancellationToken).WaitAsync(context.CancellationToken);
        var fact = Facts.Of(stage, cycle);
        await context.Publish(fact, fact.GetType(), context.CancellationToken);
    }
}

internal sealed class FetcherDouble(StageScript script) : IConsumer<UpdateMarketData>
{
    public Task Consume(ConsumeContext<UpdateMarketData> context) =>
        script.RunAsync(Stage.Data, context, context.Message.Cycle);
}

internal sealed class PreprocessorDouble(StageScript script) : IConsumer<DataUpdated>
{
    public Task Consume(ConsumeContext<DataUpdated> context) =>
        script.RunAsync(Stage.Features, context, context.Message.Cycle);
}

internal sealed class SelectorDouble(StageScript script) : IConsumer<FeaturesPrepared>
{
    public Task Consume(ConsumeContext<FeaturesPrepared> context) =>
        script.RunAsync(Stage.Selection, context, context.Message.Cycle);
}

internal sealed class TrainerDouble(StageScript script) : IConsumer<FeaturesSelected>
{
    public Task Consume(ConsumeContext<FeaturesSelected> context) =>
        script.RunAsync(Stage.Training, context, context.Message.Cycle);
}

internal sealed class PredictorDouble(StageScript script) : IConsumer<ModelTrained>
{
    public Task Consume(ConsumeContext<ModelTrained> context) =>
        script.RunAsync(Stage.Forecast, context, context.Message.Cycle);
}

internal static class StageDoubles
{
    public static void AddStageDoubles(this IBusRegistrationConfigurator bus)
    {
        bus.AddStageConsumer<FetcherDouble, UpdateMarketData>(Stage.Data);
        bus.AddStageConsumer<PreprocessorDouble, DataUpdated>(Stage.Features);
        bus.AddStageConsumer<SelectorDouble, FeaturesPrepared>(Stage.Selection);
        bus.AddStageConsumer<TrainerDouble, FeaturesSelected>(Stage.Training);
        bus.AddStageConsumer<PredictorDouble, ModelTrained>(Stage.Forecast);
    }
}
