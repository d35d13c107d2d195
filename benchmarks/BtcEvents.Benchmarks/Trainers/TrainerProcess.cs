using System.Diagnostics;

namespace BtcEvents.Benchmarks.Trainers;

/// <summary>The trainer service as a process of its own, against the benchmark's places on the servers.</summary>
internal sealed class TrainerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private TrainerProcess(Process process) => _process = process;

    /// <summary>Processor time that it has taken so far, seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Where the build puts it, or null.</summary>
    internal static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BtcEvents.sln")))
            {
                var program = Path.Combine(folder.FullName, "services/BtcEvents.Trainer/bin/Release/net10.0/BtcEvents.Trainer");
                return File.Exists(program) ? program : null;
            }
        }

        return null;
    }

    /// <summary>Starts it; returns when it has said that it is running.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<TrainerProcess> StartAsync(string program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, output) =>
        {
            if (output.Data is null)
            {
                running.TrySetException(new InvalidOperationException("the trainer ended before it was running"));
            }
            else if (output.Data.EndsWith("trainer is running", StringComparison.Ordinal))
            {
                running.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        var trainer = new TrainerProcess(process);
        try
        {
            await running.Task.WaitAsync(Patience);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
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
}
