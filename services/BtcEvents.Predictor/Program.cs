using BtcEvents.Predictor;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;

return await ServiceHost.RunAsync(
    "predictor",
    args,
    service =>
    {
        service.Services.AddMySqlMarketStore(service.Settings);
        service.Services.AddS3Artefacts(service.Settings);
        service.UseBus(bus => bus.AddPredictor());
    }
);
