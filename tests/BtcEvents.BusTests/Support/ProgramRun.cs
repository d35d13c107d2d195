using System.Diagnostics;

namespace BtcEvents.BusTests.Support;

/// <summary>A program that has run to its end.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Printed">What it wrote to standard output.</param>
/// <param name="Said">What it wrote to standard error.</param>
internal sealed record ProgramRun(int Code, string Printed, string Said)
{
    /// <summary>A program that lies beside the tests.</summary>
    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>
    /// Runs it with these variables; <c>BTC_</c> variables of whoever runs the tests do not reach it.
    /// </summary>
    public static async Task<ProgramRun> OfAsync(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>>? variables = null,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("BTC_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var printed = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        var run = new ProgramRun(process.ExitCode, printed, await said);
        if (Path.GetFileName(program) == "btc" && start.ArgumentList.Contains("--json"))
        {
            JsonPromise.Check(start.ArgumentList, run);
        }

        return run;
    }
}
