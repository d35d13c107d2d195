using BtcEvents.Hosting;
using BtcEvents.Orchestrator;
using Microsoft.Extensions.Configuration;

return await ServiceHost.RunAsync(
    "orchestrator",
    args,
    service =>
        service.UseBus(bus =>
        {
            bus.AddOrchestrator(options => service.Settings.GetSection("Cycle").Bind(options));
            bus.AddMonthlySchedule(options => service.Settings.GetSection("Schedule").Bind(options));
        })
);
