using BtcEvents.Hosting;
using BtcEvents.Trainer;

return await ServiceHost.RunAsync("trainer", args, service =>
{
    service.UseMarketStore();
    service.UseArtefacts();
    service.UseRecipe();
    service.UseBus(bus => bus.AddTrainer());
});
