using System.Diagnostics;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A service as a process of its own, against the benchmark's places on the servers.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string HealthMark = "answers health questions at ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly string _program;

    private ServiceProcess(Process process, string program)
    {
        (_process, _program) = (process, program);
        process.OutputDataReceived += (_, output) => Read(output.Data);
        process.BeginOutputReadLine();
    }

    /// <summary>Number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Processor time that it has taken so far, seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Where it answers questions after its health, as it has said; null where it has no such page.</summary>
    public string? HealthAddress { get; private set; }

    /// <summary>Starts it; returns when it has said that it is running.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServiceProcess> StartAsync(
        string program,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var service = new ServiceProcess(process, Path.GetFileName(program));
        try
        {
            await service._running.Task.WaitAsync(Patience);
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Ends it at once, which it must bear.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _running.TrySetException(new InvalidOperationException($"{_program} ended before it was running"));
        }
        else if (line.IndexOf(HealthMark, StringComparison.Ordinal) is >= 0 and var at)
        {
            HealthAddress = line[(at + HealthMark.Length)..];
        }
        else if (line.EndsWith(" is running", StringComparison.Ordinal))
        {
            _running.TrySetResult();
        }
    }
}
