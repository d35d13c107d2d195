using BtcEvents.Hosting;
using BtcEvents.Orchestrator;

return await ServiceHost.RunAsync(
    "orchestrator",
    args,
    service =>
        service.UseBus(bus =>
        {
            bus.AddOrchestrator();
            bus.AddMonthlySchedule();
        })
);
