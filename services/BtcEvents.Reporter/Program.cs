using BtcEvents.Reporter;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;

return await ServiceHost.RunAsync(
    "reporter",
    args,
    service =>
    {
        service.Services.AddMySqlMarketStore(service.Settings);
        service.Services.AddS3Artefacts(service.Settings);
        service.Services.AddStoreGauges();
        service.UseBus(bus => bus.AddReporter());
    }
);
