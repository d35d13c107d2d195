using BtcEvents.Contracts;
using BtcEvents.HopStage;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

// A contender of the benchmark 'hop', which builds this folder with an older commit's code too: it uses only what both
// have.
return await ServiceHost.RunAsync(
    "selector",
    args,
    service => service.UseBus(bus => bus.AddStageConsumer<SelectionConsumer, FeaturesPrepared>(Stage.Selection))
);
