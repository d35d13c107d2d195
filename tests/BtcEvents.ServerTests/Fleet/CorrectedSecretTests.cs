using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Whole;
using Processes = BtcEvents.ServerTests.Whole.Fleet;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>An operator corrects a secret on disk, and restarts nothing.</summary>
public sealed class CorrectedSecretTests(Servers servers)
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["Postgres__Password"] = "BTC_POSTGRES__PASSWORD",
        ["MariaDb__Password"] = "BTC_MARIADB__PASSWORD",
        ["RabbitMq__Password"] = "BTC_RABBITMQ__PASSWORD",
    };

    [Fact]
    public async Task A_service_that_was_refused_everywhere_works_with_it_and_does_so_again_after_another_change()
    {
        await using var site = await Site.CreateAsync(servers, "corrected");
        await using var fleet = new Processes(site);
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "trainer-secrets")).FullName;
        Write(folder, _ => "wrong");
        fleet.Start("Trainer-1", new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_SECRETS"] = folder });
        await fleet.UntilAsync("Trainer-1", (_, answer) => answer.Servers.Count(server => !server.Healthy) == 3);

        Write(folder, variable => servers.Settings[variable]);
        await fleet.ReadyAsync("Trainer-1");

        // One that works ends what it has in hand before it begins anew.
        File.WriteAllText(Path.Combine(folder, "Sentry__Environment"), "test");
        await Watchdog.UntilAsync("it begins anew", () => Count(fleet, "is running") == 2);
        await fleet.ReadyAsync("Trainer-1");
        Assert.Contains(
            "Sentry__Environment changed on disk: trainer begins anew",
            fleet.LogText("Trainer-1"),
            StringComparison.Ordinal
        );
    }

    private static int Count(Processes fleet, string words) => fleet.LogText("Trainer-1").Split(words).Length - 1;

    private static void Write(string folder, Func<string, string> secret)
    {
        foreach (var (file, variable) in Files)
        {
            File.WriteAllText(Path.Combine(folder, file), secret(variable));
        }
    }
}
