using BtcEvents.Fetcher;
using BtcEvents.Hosting;
using BtcEvents.Market;
using BtcEvents.Sources;
using Microsoft.Extensions.DependencyInjection;

return await ServiceHost.RunAsync("fetcher", args, service =>
{
    var folder = service.Settings["Market"]
        ?? throw new BadInputException("Market (BTC_MARKET) must name the folder of market CSV files");
    service.UseMarketStore();
    service.UseArtefacts();
    service.Services.AddSingleton<IMarketSource>(new CsvMarketSource(folder));
    service.UseBus(bus => bus.AddFetcher());
});
