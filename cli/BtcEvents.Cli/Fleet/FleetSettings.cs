using System.Text.Encodings.Web;
using System.Text.Json;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>
/// What the services were last asked to be: kept in <c>fleet.json</c> beside their logs, where a person can read and
/// change it, so that <c>btc up</c> starts a service that died as it was.
/// </summary>
internal sealed record FleetSettings
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Most processes of one service.</summary>
    public const int MostCopies = 50;

    /// <summary>Folder of market CSV files, absolute; null for the simulated sample that is shipped.</summary>
    public string? Market { get; init; }

    /// <summary>Processes of each service; one of a service that is not named.</summary>
    public SortedDictionary<string, int> Copies { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Settings of the services, by name of the variable; never a secret.</summary>
    public SortedDictionary<string, string> Settings { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The file of a fleet.</summary>
    public static string FileOf(FleetFolder folder) => Path.Combine(folder.Root, "fleet.json");

    /// <summary>
    /// What is kept. Of a fleet from before there was such a file, what can be told of its processes: the folder that
    /// its fetcher reads, and the copies.
    /// </summary>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public static FleetSettings Read(FleetFolder folder)
    {
        var file = FileOf(folder);
        if (!File.Exists(file))
        {
            var records = folder.Read();
            return new()
            {
                Market = records.FirstOrDefault(record => record.Market is not null)?.Market,
                Copies = new(
                    records
                        .GroupBy(record => record.Service, StringComparer.Ordinal)
                        .Where(copies => copies.Count() > 1)
                        .ToDictionary(copies => copies.Key, copies => copies.Count(), StringComparer.Ordinal),
                    StringComparer.Ordinal
                ),
            };
        }

        try
        {
            var read = JsonSerializer.Deserialize<FleetSettings>(File.ReadAllText(file), Json) ?? new();
            var kept = read with
            {
                Copies = new(read.Copies ?? [], StringComparer.Ordinal),
                Settings = new(read.Settings ?? [], StringComparer.Ordinal),
            };
            return kept.Fault() is { } fault ? throw new BadInputException($"{file}: {fault}") : kept;
        }
        catch (JsonException damaged)
        {
            throw new BadInputException($"{file} cannot be read: {damaged.Message}", damaged);
        }
    }

    /// <summary>Replaces the file as a whole.</summary>
    public void Write(FleetFolder folder)
    {
        var file = FileOf(folder);
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this, Json) + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>The same with what was asked for now, which counts more than what is kept.</summary>
    /// <param name="market">Folder; null where nobody named one.</param>
    /// <param name="settings">Variables of whoever asks, without those that are none of ours.</param>
    /// <param name="services">Services that are asked for.</param>
    /// <param name="copies">Processes of each of them; null where nobody named a number.</param>
    public FleetSettings With(
        string? market,
        IReadOnlyDictionary<string, string> settings,
        IEnumerable<string> services,
        int? copies
    )
    {
        var wished = this with
        {
            Market = market ?? Market,
            Copies = new(Copies, StringComparer.Ordinal),
            Settings = new(Settings, StringComparer.Ordinal),
        };
        foreach (var (name, value) in settings)
        {
            wished.Settings[name] = value;
        }

        if (copies is { } number)
        {
            services.ToList().ForEach(service => wished.Copies[service] = number);
        }

        return wished;
    }

    /// <summary>The same without settings that another file says.</summary>
    public FleetSettings Without(IEnumerable<string> names)
    {
        var left = this with { Settings = new(Settings, StringComparer.Ordinal) };
        names.ToList().ForEach(name => left.Settings.Remove(name));
        return left;
    }

    // What a person may have written.
    private string? Fault() =>
        Copies.Keys.FirstOrDefault(name => ServiceList.Shipped.Services.All(service => service.Name != name))
            is { } unknown
            ? $"copies: no service is called '{unknown}'"
        : Copies.FirstOrDefault(copy => copy.Value is < 1 or > MostCopies) is { Key: { } wrong }
            ? $"copies: {wrong} has {Copies[wrong]}, and 1 to {MostCopies} are allowed"
        : Settings.Keys.FirstOrDefault(name => !FleetVariables.IsSetting(name)) is { } other
            ? $"settings: {other} is none of the services' settings, which are named as BTC_CYCLE__TRIES is"
        : null;

    /// <summary>Processes of a service.</summary>
    public int CopiesOf(string service) => Copies.GetValueOrDefault(service, 1);
}
