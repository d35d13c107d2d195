using System.Diagnostics;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Samples;

/// <summary>A sample, started as the process that a user would start; gone with the test.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Tape _lines = new();

    private SampleProcess(Process process) => _process = process;

    /// <summary>What it has printed so far.</summary>
    public IEnumerable<string> Lines => _lines.Messages.Cast<string>();

    public static SampleProcess Start(string name, IReadOnlyDictionary<string, string> settings)
    {
        var built = Path.GetRelativePath(
            Path.Combine(Servers.Root, "tests", "BtcEvents.ServerTests", "bin"),
            AppContext.BaseDirectory
        );
        var program = Path.Combine(Servers.Root, "samples", name, "bin", built, name);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var sample = new SampleProcess(new Process { StartInfo = start });
        sample._process.OutputDataReceived += (_, line) => sample.Hear(line.Data);
        sample._process.ErrorDataReceived += (_, line) => sample.Hear(line.Data);
        sample._process.Start();
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    /// <summary>Waits until it prints a line that holds the words.</summary>
    public Task SaysAsync(string words) =>
        Watchdog.UntilAsync(
            $"the words '{words}'",
            () => Task.FromResult<IReadOnlyList<string>?>([.. Lines]),
            lines =>
            {
                var said = lines.Any(line => line.Contains(words, StringComparison.Ordinal));
                Assert.True(
                    said || !_process.HasExited,
                    $"it ended before it said '{words}', and said:\n{string.Join('\n', lines)}"
                );
                return said;
            },
            lines => string.Join('\n', lines)
        );

    /// <summary>Asks it to end as a container platform does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Watchdog.WholeSystem);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _lines.Add(line);
        }
    }
}
