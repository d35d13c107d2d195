using System.Diagnostics;

namespace BtcEvents.ContainerTests.Support;

/// <summary>The docker client, talking to the engine that the environment names (<c>DOCKER_HOST</c>).</summary>
internal static class Docker
{
    /// <summary>Runs it; what it printed. Fails with what it said where it does not succeed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var answer = await TryAsync(arguments);
        Assert.True(answer.Code == 0, $"docker {string.Join(' ', arguments)}: {answer.Said}");
        return answer.Printed;
    }

    /// <summary>Runs it, whatever comes of it.</summary>
    public static async Task<Answer> TryAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, printed, await said);
    }

    /// <summary>How a run of the client ended.</summary>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Printed">Standard output.</param>
    /// <param name="Said">Standard error.</param>
    internal sealed record Answer(int Code, string Printed, string Said);
}
