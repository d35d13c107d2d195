using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>What cannot work is said in a sentence, and the container never looks healthy.</summary>
public sealed class FaultySettingsTests
{
    [Fact]
    public async Task A_wrong_value_in_env_ends_the_container_with_code_2_and_a_sentence()
    {
        var env = Path.Combine(Stack.Project, ".env");
        var right = File.ReadAllText(env);
        try
        {
            File.WriteAllText(env, right.Replace("STAGE_TRIES=3", "STAGE_TRIES=0", StringComparison.Ordinal));
            var ended = await Stack.TryComposeAsync("run", "--rm", "-T", "--no-deps", "orchestrator");
            Assert.Equal(2, ended.Code);
            Assert.Contains("Cycle:Tries", ended.Said + ended.Printed, StringComparison.Ordinal);

            await Stack.TryComposeAsync("up", "-d", "--no-deps", "orchestrator");
            var seen = await WatchAsync("orchestrator");
            Assert.DoesNotContain(seen, state => state.StartsWith("running healthy", StringComparison.Ordinal));
        }
        finally
        {
            File.WriteAllText(env, right);
            await Stack.ComposeAsync("up", "-d", "--no-deps", "orchestrator");
            await Stack.AllHealthyAsync();
        }
    }

    [Fact]
    public async Task A_missing_folder_of_secrets_ends_the_container_with_code_2_and_a_sentence()
    {
        var container = await Stack.InspectAsync("alert-bridge");
        var ended = await Docker.TryAsync(
            "run",
            "--rm",
            "--network",
            "none",
            "-e",
            "BTC_SECRETS=/run/secrets",
            (string)container["Image"]!
        );

        Assert.Equal(2, ended.Code);
        Assert.Contains("/run/secrets", ended.Said + ended.Printed, StringComparison.Ordinal);
    }

    // Until it has ended and was started again a few times.
    private static async Task<IReadOnlyCollection<string>> WatchAsync(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await Watchdog.UntilAsync(
            $"{name} started again three times",
            async () =>
            {
                seen.Add((await Stack.StatesAsync()).GetValueOrDefault(name, ""));
                return await Stack.InspectAsync(name);
            },
            container => (int)container["RestartCount"]! >= 3,
            container => $"{container["RestartCount"]} times"
        );
        return seen;
    }
}
