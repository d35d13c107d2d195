using System.Net;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Whole;

/// <summary>Services that start before their servers do, or with the wrong password.</summary>
public sealed class StartUpTests(Servers servers)
{
    [Fact]
    public async Task A_service_without_its_servers_says_which_ones_and_becomes_ready_when_they_are_there()
    {
        await using var site = await Site.CreateAsync(servers, "late");
        await using var fleet = new Fleet(site);
        await servers.StopAsync();
        try
        {
            fleet.Start("Trainer-1");
            var waiting = await fleet.UntilAsync(
                "Trainer-1",
                (code, answer) => code == HttpStatusCode.ServiceUnavailable && answer.Servers.Count == 4
            );
            Assert.Equal("waiting", waiting.State);
            Assert.All(
                waiting.Servers,
                server =>
                    Assert.Contains(
                        $"{server.Server} at {server.Address} cannot be reached",
                        server.Detail,
                        StringComparison.Ordinal
                    )
            );
        }
        finally
        {
            await servers.StartAsync();
        }

        await fleet.ReadyAsync("Trainer-1");
    }

    [Theory]
    [InlineData("RabbitMQ", "BTC_RABBITMQ__PASSWORD")]
    [InlineData("MariaDB", "BTC_MARIADB__PASSWORD")]
    [InlineData("PostgreSQL", "BTC_POSTGRES__PASSWORD")]
    public async Task A_wrong_password_gives_one_sentence_without_the_password(string server, string setting)
    {
        await using var site = await Site.CreateAsync(servers, "refused");
        await using var fleet = new Fleet(site);
        fleet.Start(
            "Trainer-1",
            new Dictionary<string, string>(StringComparer.Ordinal) { [setting] = "not-the-password" }
        );

        bool Told() => fleet.LogText("Trainer-1").Contains("refused user", StringComparison.Ordinal);
        var answer = await fleet.UntilAsync("Trainer-1", (_, health) => health.Servers.Any(s => !s.Healthy) && Told());

        var refused = Assert.Single(answer.Servers, s => !s.Healthy);
        Assert.Equal(server, refused.Server);
        Assert.StartsWith(
            $"{server} at {refused.Address} refused user 'btc':",
            refused.Detail,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not-the-password", fleet.LogText("Trainer-1"), StringComparison.Ordinal);
    }
}
