using BtcEvents.Failures;
using BtcEvents.Fetcher;
using BtcEvents.ServiceDefaults;
using BtcEvents.Sources;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.DependencyInjection;

return await ServiceHost.RunAsync(
    "fetcher",
    args,
    service =>
    {
        var folder =
            service.Settings["Market"]
            ?? throw new BadInputException("Market (BTC_MARKET) must name the folder of market CSV files");
        service.Services.AddMySqlMarketStore(service.Settings);
        service.Services.AddS3Artefacts(service.Settings);
        service.Services.AddMarketSources(folder);
        service.UseBus(bus => bus.AddFetcher());
    }
);
