using System.ComponentModel;
using System.Diagnostics;

namespace BtcEvents.Benchmarks.Builds;

/// <summary>Runs a program of the system to its end.</summary>
internal static class Tool
{
    /// <summary>Returns when it has ended well.</summary>
    /// <exception cref="NotHereException">It is not installed, or it failed: with its first error line.</exception>
    internal static async Task RunAsync(string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new NotHereException(
                $"'{program} {string.Join(' ', arguments)}' failed: {ErrorOf(await errors + await output)}"
            );
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new NotHereException($"{start.FileName} did not start");
        }
        catch (Win32Exception missing)
        {
            throw new NotHereException($"{start.FileName} did not start: {missing.Message}");
        }
    }

    private static string ErrorOf(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.FirstOrDefault()
            ?? "it said nothing";
    }
}
