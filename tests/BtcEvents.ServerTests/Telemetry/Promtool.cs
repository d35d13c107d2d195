using System.Diagnostics;
using BtcEvents.BusTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own judgement of a page of metrics.</summary>
internal static class Promtool
{
    /// <summary>What it has to say about a page; nothing where the page is as it should be.</summary>
    public static async Task<string[]> ComplaintsAsync(string page)
    {
        var start = new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var promtool = Process.Start(start)!;
        var said = Task.WhenAll(
            promtool.StandardOutput.ReadToEndAsync(CancellationToken.None),
            promtool.StandardError.ReadToEndAsync(CancellationToken.None)
        );
        await promtool.StandardInput.WriteAsync(page);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync(CancellationToken.None).WaitAsync(Watchdog.WholeSystem);
        return
        [
            .. (await said).SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            .. promtool.ExitCode == 0 ? Array.Empty<string>() : [$"exit code {promtool.ExitCode}"],
        ];
    }
}
