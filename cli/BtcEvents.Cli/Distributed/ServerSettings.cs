using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Cli.Distributed;

/// <summary>
/// Where the servers of the distributed profile are: a file as <c>make servers</c> writes it. Environment variables
/// count more than the default file, and less than a file that a person names.
/// </summary>
internal sealed class ServerSettings
{
    private const string Absent = "run make servers, or name the servers' settings with --servers";
    private const string HostVariable = ServiceSettings.Prefix + "POSTGRES__HOST";
    private static readonly string DefaultFile = Path.Combine(".servers", "servers.env");

    private readonly bool _named;

    private ServerSettings(string file, bool named, IReadOnlyDictionary<string, string> values)
    {
        (File, _named, Values) = (file, named, values);
        Folder = Path.GetDirectoryName(file)!;
    }

    /// <summary>The file, absolute.</summary>
    public string File { get; }

    /// <summary>Its folder, which also holds secrets and the state of the services.</summary>
    public string Folder { get; }

    /// <summary>The <c>BTC_</c> settings that the file gives, by name of the variable.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Whether the default file is there.</summary>
    public static bool DefaultExists => System.IO.File.Exists(DefaultFile);

    /// <summary>Whether environment variables alone name the servers, as in a container.</summary>
    public static bool GivenByEnvironment => Environment.GetEnvironmentVariable(HostVariable) is { Length: > 0 };

    /// <summary>Where they come from, for people.</summary>
    public string Origin => System.IO.File.Exists(File) ? File : $"the environment ({HostVariable} and its like)";

    /// <summary>
    /// What a command needs to mean the same servers from the same folder: nothing where it finds them by itself, else
    /// <c> --servers FILE</c>.
    /// </summary>
    public string Option =>
        (File == Path.GetFullPath(DefaultFile) && !StoreHint.AreStoresGiven) || !System.IO.File.Exists(File)
            ? ""
            : $" --servers {StoreHint.Quoted(File)}";

    /// <summary>The settings of a file; of the default one, or of the environment alone, where none is named.</summary>
    /// <exception cref="BadInputException">There are none, or the file cannot be read as such.</exception>
    public static ServerSettings Read(string? file)
    {
        var path = Path.GetFullPath(file ?? DefaultFile);
        if (System.IO.File.Exists(path))
        {
            var values = EnvironmentFile.Read(path);
            return new(
                path,
                file is not null,
                values
                    .Where(v => v.Key.StartsWith(ServiceSettings.Prefix, StringComparison.Ordinal))
                    .ToDictionary(StringComparer.Ordinal)
            );
        }

        if (file is not null)
        {
            throw new BadInputException($"there is no file {path}: {Absent}");
        }

        return GivenByEnvironment
            ? new(path, named: false, new Dictionary<string, string>(StringComparer.Ordinal))
            : throw new BadInputException(Absent);
    }

    /// <summary>The folder of a service's own credentials, where there is one.</summary>
    public string? SecretsOf(string service)
    {
        var folder = Path.Combine(Folder, "secrets", service);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>
    /// Everything together, the later over the earlier: the default file, environment variables, a file that is named,
    /// the credentials of a service.
    /// </summary>
    /// <param name="service">Whose credentials; null for the owner's, which the file holds.</param>
    public IConfigurationRoot As(string? service)
    {
        var builder = new ConfigurationBuilder();
        var values = Values.Select(v => KeyValuePair.Create(KeyOf(v.Key), (string?)v.Value)).ToList();
        _ = _named
            ? builder.AddEnvironmentVariables(ServiceSettings.Prefix).AddInMemoryCollection(values)
            : builder.AddInMemoryCollection(values).AddEnvironmentVariables(ServiceSettings.Prefix);
        var secrets = SecretsFor(service);
        return secrets is null
            ? builder.Build()
            : builder.AddKeyPerFile(ServiceSettings.SecretsFolder(secrets), optional: false).Build();
    }

    // What the owner of the tables logs in with.
    private static readonly string[] OwnersOwn =
    [
        "POSTGRES__USER",
        "POSTGRES__PASSWORD",
        "MARIADB__USER",
        "MARIADB__PASSWORD",
    ];

    /// <summary>
    /// The environment variables that a process of a service needs beside those of this process: not the owner's
    /// credentials, where services have their own.
    /// </summary>
    /// <exception cref="BadInputException">Other services have credentials of their own, and this one has none: it
    /// would run as the owner of the tables.</exception>
    public Dictionary<string, string> EnvironmentOf(string service)
    {
        if (SecretsFor(service) is null && Directory.Exists(Path.Combine(Folder, "secrets")))
        {
            throw new BadInputException(
                $"{service} has no credentials in {Path.Combine(Folder, "secrets")}: 'make servers' makes those of a "
                    + "service that has come since, and its users"
            );
        }

        var variables = Values
            .Where(v => _named || Environment.GetEnvironmentVariable(v.Key) is null)
            .ToDictionary(StringComparer.Ordinal);
        if (SecretsFor(service) is { } folder)
        {
            variables[ServiceSettings.Prefix + "SECRETS"] = folder;
            // A folder that the environment names need not hold a database's user.
            if (folder == SecretsOf(service))
            {
                Array.ForEach(OwnersOwn, name => variables.Remove(ServiceSettings.Prefix + name));
            }
        }

        return variables;
    }

    // Those beside a file that is named are what it means, whatever the environment names.
    private string? SecretsFor(string? service)
    {
        var own = service is null ? null : SecretsOf(service);
        return _named ? own ?? (service is null ? null : GivenSecrets) : GivenSecrets ?? own;
    }

    private static string? GivenSecrets =>
        Environment.GetEnvironmentVariable(ServiceSettings.Prefix + "SECRETS") is { Length: > 0 } folder
            ? folder
            : null;

    private static string KeyOf(string variable) =>
        variable[ServiceSettings.Prefix.Length..]
            .Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
