using BtcEvents.Samples.Leaderboard;
using BtcEvents.ServiceDefaults;
using MassTransit;

return await ServiceHost.RunAsync(
    "leaderboard",
    args,
    service =>
        service.UseBus(bus =>
            bus.AddConsumer<LeaderboardConsumer>()
                .Endpoint(endpoint => (endpoint.Name, endpoint.ConcurrentMessageLimit) = ("leaderboard", 1))
        )
);
