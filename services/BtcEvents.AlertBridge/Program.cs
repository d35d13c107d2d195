using BtcEvents.AlertBridge;
using BtcEvents.Hosting;

return await ServiceHost.RunAsync("alert-bridge", args, service => service.UseBus(bus => bus.AddAlertBridge()));
