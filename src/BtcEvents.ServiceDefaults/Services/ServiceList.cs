using System.Collections.Immutable;
using System.Text.Json;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The one list of our services, <c>services/services.json</c>: launcher, rights, secrets and the checks of the
/// containers follow from it.
/// </summary>
public sealed class ServiceList
{
    /// <summary>
    /// User for services that somebody adds beside ours and that keep nothing in our tables: they consume and publish.
    /// Any number of them may share it.
    /// </summary>
    public const string Extension = "extension";

    private const TableAccess Append = TableAccess.Read | TableAccess.Add;
    private const TableAccess Upsert = Append | TableAccess.Change;

    private static readonly Lazy<ServiceList> ShippedList = new(() =>
    {
        using var json = typeof(ServiceList).Assembly.GetManifestResourceStream("services.json")!;
        return Parse(new StreamReader(json).ReadToEnd());
    });

    private ServiceList(ImmutableArray<ServiceEntry> services, IEnumerable<ServiceEntry> others) =>
        (Services, Users) = (services, [.. services, .. others]);

    /// <summary>The list of this build.</summary>
    public static ServiceList Shipped => ShippedList.Value;

    /// <summary>Our programs, in the order in which they are started.</summary>
    public ImmutableArray<ServiceEntry> Services { get; }

    /// <summary>
    /// Everyone who has database users of his own: the services, <see cref="Extension"/>, and <c>reader</c>, for those
    /// who only look.
    /// </summary>
    public ImmutableArray<ServiceEntry> Users { get; }

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">It is not one; the sentence says why.</exception>
    public static ServiceList Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var consumer = AccessOf(root.GetProperty("consumer"));
            return new(
                [.. root.GetProperty("services").EnumerateArray().Select(entry => EntryOf(entry, consumer))],
                [.. root.GetProperty("users").EnumerateArray().Select(entry => EntryOf(entry, consumer))]
            );
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"the list of services cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>The entry of a service or user.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public ServiceEntry Find(string name) =>
        Users.FirstOrDefault(user => user.Name == name)
        ?? throw new BadInputException(
            $"no service is called '{name}'; there are {string.Join(", ", Users.Select(user => user.Name).Order())}"
        );

    /// <summary>Whether a service reads a setting.</summary>
    /// <param name="service">The service.</param>
    /// <param name="variable">Name of its variable, for example <c>BTC_CYCLE__TRIES</c>.</param>
    public bool Reads(string service, string variable)
    {
        var section = variable.StartsWith(ServiceSettings.Prefix, StringComparison.Ordinal)
            ? variable[ServiceSettings.Prefix.Length..].Split("__")[0]
            : variable;
        var owners = Services.Where(entry => entry.Settings.Contains(section, StringComparer.OrdinalIgnoreCase));
        return owners.Select(owner => owner.Name).DefaultIfEmpty(service).Contains(service, StringComparer.Ordinal);
    }

    private static ServiceEntry EntryOf(JsonElement entry, ImmutableDictionary<string, TableAccess> consumer)
    {
        var consumes = !entry.TryGetProperty("consumes", out var said) || said.GetBoolean();
        return new(
            entry.GetProperty("name").GetString()!,
            entry.GetProperty("stores").EnumerateArray().Select(store => store.GetString()!).ToImmutableHashSet(),
            (consumes ? consumer : consumer.Clear()).SetItems(RightsOf(entry, "operational")),
            RightsOf(entry, ServiceEntry.MarketStore),
            TextsOf(entry, "queues") ?? [entry.GetProperty("name").GetString()!],
            TextsOf(entry, "settings") ?? [],
            entry.TryGetProperty("stage", out var stage) ? Enum.Parse<Stage>(stage.GetString()!) : null,
            entry.TryGetProperty("health", out var port) ? port.GetInt32() : null
        );
    }

    private static IReadOnlyList<string>? TextsOf(JsonElement entry, string property) =>
        entry.TryGetProperty(property, out var texts)
            ? [.. texts.EnumerateArray().Select(text => text.GetString()!)]
            : null;

    private static ImmutableDictionary<string, TableAccess> RightsOf(JsonElement entry, string database) =>
        entry.TryGetProperty(database, out var rights)
            ? AccessOf(rights)
            : ImmutableDictionary<string, TableAccess>.Empty;

    private static ImmutableDictionary<string, TableAccess> AccessOf(JsonElement rights) =>
        rights
            .EnumerateObject()
            .ToImmutableDictionary(right => right.Name, right => AccessOf(right.Value.GetString()!));

    private static TableAccess AccessOf(string word) =>
        word switch
        {
            "read" => TableAccess.Read,
            "append" => Append,
            "upsert" => Upsert,
            "replace" => Append | TableAccess.Remove,
            "all" => Upsert | TableAccess.Remove,
            _ => throw new JsonException($"'{word}' is no right: read, append, upsert, replace and all are"),
        };
}
