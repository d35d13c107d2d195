using BtcEvents.Hosting;
using BtcEvents.Predictor;

return await ServiceHost.RunAsync("predictor", args, service =>
{
    service.UseMarketStore();
    service.UseArtefacts();
    service.UseRecipe();
    service.UseBus(bus => bus.AddPredictor());
});
