using BtcEvents.Hosting;
using BtcEvents.Selector;

return await ServiceHost.RunAsync("selector", args, service =>
{
    service.UseArtefacts();
    service.UseRecipe();
    service.UseBus(bus => bus.AddSelector());
});
