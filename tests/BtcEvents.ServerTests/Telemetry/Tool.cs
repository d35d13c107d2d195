using System.Diagnostics;
using BtcEvents.BusTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A program that reads, says something and ends.</summary>
internal static class Tool
{
    /// <summary>Its exit code, and what it said on either output.</summary>
    public static async Task<(int Code, string[] Said)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input = ""
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var tool = Process.Start(start)!;
        var said = Task.WhenAll(
            tool.StandardOutput.ReadToEndAsync(CancellationToken.None),
            tool.StandardError.ReadToEndAsync(CancellationToken.None)
        );
        await tool.StandardInput.WriteAsync(input);
        tool.StandardInput.Close();
        await tool.WaitForExitAsync(CancellationToken.None).WaitAsync(Watchdog.WholeSystem);
        return (tool.ExitCode, await said);
    }
}
