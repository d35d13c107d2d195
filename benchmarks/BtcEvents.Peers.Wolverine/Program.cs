using BtcEvents.Peers.Wolverine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A contender of the benchmark 'hop', which starts it with the argument 'tuned' or 'defaults' and reads its last line
// below.
if (args is not ["tuned" or "defaults"])
{
    Console.Error.WriteLine("usage: BtcEvents.Peers.Wolverine tuned|defaults");
    return 2;
}

var settings = new ConfigurationBuilder().AddEnvironmentVariables("BTC_").Build();
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
PeerHost.Add(builder, settings, tuned: args[0] == "tuned");
using var host = builder.Build();
await host.StartAsync();
Console.WriteLine($"wolverine ({args[0]}) is running");
await host.WaitForShutdownAsync();
return 0;
