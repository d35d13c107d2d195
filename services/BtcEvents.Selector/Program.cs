using BtcEvents.Selector;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.S3;

return await ServiceHost.RunAsync(
    "selector",
    args,
    service =>
    {
        service.Services.AddS3Artefacts(service.Settings);
        service.UseBus(bus => bus.AddSelector());
    }
);
