using BtcEvents.Hosting;
using BtcEvents.Preprocessor;

return await ServiceHost.RunAsync("preprocessor", args, service =>
{
    service.UseMarketStore();
    service.UseArtefacts();
    service.UseRecipe();
    service.UseBus(bus => bus.AddPreprocessor());
});
