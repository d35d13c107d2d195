using BtcEvents.Orchestrator;
using BtcEvents.ServiceDefaults;

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
