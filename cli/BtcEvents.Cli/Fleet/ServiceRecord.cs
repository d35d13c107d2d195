using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace BtcEvents.Cli.Fleet;

/// <summary>A process of a service, or of the dashboard, as the state file keeps it.</summary>
internal sealed record ServiceRecord
{
    /// <summary>Name of the dashboard among the services.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>The service, for example <c>trainer</c>.</summary>
    public required string Service { get; init; }

    /// <summary>
    /// Name of the process: the service, and from the second copy on its number, for example <c>trainer-2</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Process id.</summary>
    public required int Pid { get; init; }

    /// <summary>
    /// When the kernel started it, in its own ticks since the machine started: with the id, it tells our process from a
    /// later one.
    /// </summary>
    public required long StartTicks { get; init; }

    /// <summary>When it was started (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Port of its health pages, on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>File that takes what it says.</summary>
    public required string Log { get; init; }

    /// <summary>Length of that file when it was started, in bytes.</summary>
    public long LogStart { get; init; }

    /// <summary>The dashboard that the process was told to send to; null for none.</summary>
    public string? Receiver { get; init; }

    /// <summary>
    /// Folder of market CSV files, absolute, of a service that reads one; null of any other, and where an older program
    /// noted it.
    /// </summary>
    public string? Market { get; init; }

    /// <summary>
    /// The kept settings that it was started with, by name of the variable; null where an older program noted it.
    /// </summary>
    public SortedDictionary<string, string>? Settings { get; init; }

    /// <summary>The build that it was started from (<see cref="FleetBuild"/>); null where an older program noted
    /// it.</summary>
    public string? Build { get; init; }

    /// <summary>
    /// Digests of the secrets that it was given by its environment, by name of the variable, so that another one is
    /// noticed; null for none.
    /// </summary>
    public SortedDictionary<string, string>? Secrets { get; init; }

    /// <summary>What goes into those digests besides, other for every process.</summary>
    public string Salt { get; init; } = "";

    /// <summary>The digest of a secret of this process.</summary>
    public string DigestOf(string secret) =>
        Convert.ToHexStringLower(
            Rfc2898DeriveBytes.Pbkdf2(secret, Encoding.UTF8.GetBytes(Salt), 100_000, HashAlgorithmName.SHA256, 16)
        );

    /// <summary>Whether it is the dashboard, which is none of the services.</summary>
    [JsonIgnore]
    public bool IsDashboard => Service == Dashboard;
}
