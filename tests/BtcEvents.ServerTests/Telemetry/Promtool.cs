using System.Diagnostics;
using BtcEvents.BusTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own judgement of pages, rules and configurations.</summary>
internal static class Promtool
{
    /// <summary>What it has to say about a page; nothing where the page is as it should be.</summary>
    public static async Task<string[]> ComplaintsAsync(string page)
    {
        var (code, said) = await RunAsync(page, "check", "metrics");
        return
        [
            .. said.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            .. code == 0 ? Array.Empty<string>() : [$"exit code {code}"],
        ];
    }

    /// <summary>All that it says where it ends with another code than 0; else null.</summary>
    public static async Task<string?> RefusalAsync(params string[] arguments)
    {
        var (code, said) = await RunAsync("", arguments);
        return code == 0 ? null : string.Concat(said);
    }

    private static async Task<(int Code, string[] Said)> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("promtool", arguments)
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
        await promtool.StandardInput.WriteAsync(input);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync(CancellationToken.None).WaitAsync(Watchdog.WholeSystem);
        return (promtool.ExitCode, await said);
    }
}
