using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using BtcEvents.Trainer;

return await ServiceHost.RunAsync(
    "trainer",
    args,
    service =>
    {
        service.Services.AddMySqlMarketStore(service.Settings);
        service.Services.AddS3Artefacts(service.Settings);
        service.UseBus(bus => bus.AddTrainer());
    }
);
