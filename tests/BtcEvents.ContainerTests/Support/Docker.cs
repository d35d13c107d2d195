using BtcEvents.BusTests.Support;

namespace BtcEvents.ContainerTests.Support;

/// <summary>The docker client, talking to the engine that the environment names (<c>DOCKER_HOST</c>).</summary>
internal static class Docker
{
    /// <summary>Runs it; what it printed. Fails with what it said where it does not succeed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var run = await TryAsync(arguments);
        Assert.True(run.Code == 0, $"docker {string.Join(' ', arguments)}: {run.Said}");
        return run.Printed;
    }

    /// <summary>Runs it, whatever comes of it.</summary>
    public static Task<ProgramRun> TryAsync(params string[] arguments) => ProgramRun.OfAsync("docker", arguments);
}
