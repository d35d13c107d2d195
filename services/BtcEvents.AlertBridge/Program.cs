using BtcEvents.AlertBridge;
using BtcEvents.ServiceDefaults;

return await ServiceHost.RunAsync(
    "alert-bridge",
    args,
    service =>
    {
        service.UseBus(bus => bus.AddAlertBridge());
        service.UseBus(bus => bus.AddConfiguredAlertChannels(service.Settings));
        service.AddAlertmanagerPage();
    }
);
