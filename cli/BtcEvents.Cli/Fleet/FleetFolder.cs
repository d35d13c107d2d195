using System.Text.Json;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Cli.Fleet;

/// <summary>The folder of the services' state and logs, beside the servers' settings.</summary>
internal sealed class FleetFolder(string servers)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The folder, absolute.</summary>
    public string Root { get; } = Path.Combine(Path.GetFullPath(servers), "services");

    private string StateFile => Path.Combine(Root, "services.json");

    /// <summary>The log file of a process.</summary>
    public string LogOf(string name) => Path.Combine(Root, name + ".log");

    /// <summary>The processes that were started and not yet ended by 'btc down'; they may have died since.</summary>
    /// <exception cref="BadInputException">The state file is damaged.</exception>
    public IReadOnlyList<ServiceRecord> Read()
    {
        if (!File.Exists(StateFile))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<ServiceRecord>>(File.ReadAllText(StateFile), Json) ?? [];
        }
        catch (JsonException damaged)
        {
            throw new BadInputException(
                $"{StateFile} is damaged, so it is not known which services run: {damaged.Message}",
                damaged
            );
        }
    }

    /// <summary>Replaces the state as a whole, so that a reader never sees half of it.</summary>
    public void Write(IEnumerable<ServiceRecord> records)
    {
        Directory.CreateDirectory(Root);
        var next = StateFile + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(records.OrderBy(r => r.Port), Json));
        File.Move(next, StateFile, overwrite: true);
    }

    /// <summary>Holds the folder while services are started or ended; a second process that wants to is told.</summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public FileStream Hold()
    {
        Directory.CreateDirectory(Root);
        try
        {
            return new FileStream(
                Path.Combine(Root, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException held)
        {
            throw new IOException(
                $"another btc process is starting or ending the services of {Root}: wait for it",
                held
            );
        }
    }
}
