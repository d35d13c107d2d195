using BtcEvents.Failures;
using BtcEvents.Messaging;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Settings of a service, the later over the earlier: environment variables <c>BTC_SECTION__NAME</c>, files named
/// <c>Section__Name</c> in the folder that <c>BTC_SECRETS</c> names (as container platforms mount secrets), and
/// arguments <c>--Section:Name=value</c>.
/// </summary>
public static class ServiceSettings
{
    /// <summary>What every environment variable begins with.</summary>
    public const string Prefix = "BTC_";

    /// <summary>Reads them.</summary>
    /// <exception cref="BadInputException">The folder of secrets is not there.</exception>
    public static IConfigurationRoot Read(params string[] arguments)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build();
        var builder = new ConfigurationBuilder().AddConfiguration(environment);
        if (environment["Secrets"] is { Length: > 0 } folder)
        {
            builder.AddKeyPerFile(SecretsFolder(folder), optional: false);
        }

        return builder.AddCommandLine(arguments).Build();
    }

    /// <summary>The folder of secrets, absolute.</summary>
    /// <exception cref="BadInputException">It is not there.</exception>
    public static string SecretsFolder(string secrets)
    {
        var folder = Path.GetFullPath(secrets);
        return Directory.Exists(folder)
            ? folder
            : throw new BadInputException(
                $"{Prefix}SECRETS names {folder}, and there is no such folder: mount the secrets"
            );
    }

    /// <summary>A section as options; the defaults where it is absent.</summary>
    /// <exception cref="BadInputException">Some make no sense: one sentence for each.</exception>
    public static TOptions Of<TOptions>(this IConfiguration settings, string section)
        where TOptions : class, new()
    {
        var options = new TOptions();
        settings.GetSection(section).Fill(options);
        string[] faults =
        [
            .. SettingNames.Faults(settings, section, typeof(TOptions)),
            .. SecretsCheck.Faults(settings, section, options),
            .. OptionsCheck.Faults(section, options),
        ];
        return faults.Length == 0 ? options : throw new BadInputException(string.Join("; ", faults));
    }
}
