using System.Diagnostics;
using System.Text;

namespace BtcEvents.BusTests.Support;

/// <summary>A program that runs until it is disposed of, and what it has said so far on both streams.</summary>
internal sealed class VisibleService : IDisposable
{
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    /// <summary>Starts it with these variables, and without others that begin with <c>BTC_</c>.</summary>
    public VisibleService(string program, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(ProgramRun.Beside(program))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("BTC_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Number of its process.</summary>
    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Waits until it has said something so many times.</summary>
    public Task SaidAsync(string words, int times = 1) =>
        Watchdog.UntilAsync(
            $"'{words}'",
            () => Task.FromResult<string?>(Said),
            said => said.Split(words).Length > times || (HasExited ? throw new IOException(said) : false),
            said => said
        );

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
