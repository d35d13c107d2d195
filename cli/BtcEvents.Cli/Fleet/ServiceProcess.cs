using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BtcEvents.Cli.Fleet;

/// <summary>A process that outlives its starter, on Linux.</summary>
internal static class ServiceProcess
{
    private const int Terminate = 15;
    private const int Kill = 9;

    // A session of its own: neither an interrupt at the terminal nor its end reaches the process. 'exec' twice, so the
    // id stays.
    private const string Detached = "exec setsid \"$0\" >>\"$1\" 2>&1 </dev/null";

    /// <summary>Starts a program without arguments.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="log">File to which its output is added.</param>
    /// <returns>Process id, and the kernel's start time of the process.</returns>
    public static (int Pid, long StartTicks) Start(
        string program,
        IReadOnlyDictionary<string, string> environment,
        string log
    )
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Detached, program, log])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(log),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new IOException($"{program} could not be started");
        return (process.Id, StartTicks(process.Id) ?? 0);
    }

    /// <summary>Whether the recorded process still runs, and no other with its id.</summary>
    public static bool Runs(ServiceRecord record) => StartTicks(record.Pid) == record.StartTicks;

    /// <summary>Asks the process to end, or ends it at once; nothing happens where it has ended.</summary>
    public static void End(ServiceRecord record, bool atOnce)
    {
        if (Runs(record))
        {
            _ = Signal(record.Pid, atOnce ? Kill : Terminate);
        }
    }

    /// <summary>The kernel's start time of a process in ticks; null where there is none, or only its remains.</summary>
    private static long? StartTicks(int pid)
    {
        try
        {
            // The second field, the name, is in brackets and may hold anything; the third is the state, the 22nd the
            // start.
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int pid, int signal);
}
