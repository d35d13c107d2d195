using System.Globalization;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>
/// Processor time of a PostgreSQL server with all its processes, where it runs on this machine and the system tells.
/// </summary>
internal sealed class PostgresProcessor
{
    private const double TicksPerSecond = 100; // what Linux shows to programs on every machine, whatever its own clock
    private readonly int _server;

    private PostgresProcessor(int server) => _server = server;

    /// <summary>The server that a backend belongs to; null where its processes cannot be seen.</summary>
    public static PostgresProcessor? Of(int backend) =>
        Read(backend) is { Name: "postgres" } child && Read(child.Parent) is { Name: "postgres" }
            ? new(child.Parent)
            : null;

    /// <summary>Processor time since the server's start, of processes that have ended too; seconds.</summary>
    public double Seconds()
    {
        var ticks = Read(_server) is { } server ? server.Own + server.Ended : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && Read(id) is { } process
                && process.Parent == _server
            )
            {
                ticks += process.Own;
            }
        }

        return ticks / TicksPerSecond;
    }

    private static Stat? Read(int process)
    {
        try
        {
            return Stat.Parse(File.ReadAllText($"/proc/{process}/stat"));
        }
        catch (IOException)
        {
            return null; // it has ended, or there is no /proc
        }
    }

    /// <summary>
    /// A process as <c>proc(5)</c> tells it: processor time of its own and of its ended children, in ticks.
    /// </summary>
    private sealed record Stat(string Name, int Parent, long Own, long Ended)
    {
        public static Stat Parse(string text)
        {
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ');
            // The third one is the first here.
            long Of(int field) => long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
            return new(text[(open + 1)..close], (int)Of(4), Of(14) + Of(15), Of(16) + Of(17));
        }
    }
}
