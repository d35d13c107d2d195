using System.Reflection;
using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Messaging;

/// <summary>
/// Whether the folder that <c>BTC_SECRETS</c> names holds what a service logs in with: who names one means it, and a
/// file that was forgotten would otherwise show as a wrong password.
/// </summary>
public static class SecretsCheck
{
    /// <summary>
    /// One sentence for each secret that is given nowhere although its user is; none without such a folder. A file that
    /// is empty is given: some servers ask for no password.
    /// </summary>
    /// <param name="settings">All settings.</param>
    /// <param name="section">Section of the options.</param>
    /// <param name="options">What was read from it.</param>
    public static IEnumerable<string> Faults(IConfiguration settings, string section, object options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var type = options.GetType();
        return settings["Secrets"] is not { Length: > 0 } folder
            ? []
            : from property in type.GetProperties()
            let user = property.GetCustomAttribute<SecretAttribute>()?.Of
            where user is not null && type.GetProperty(user)!.GetValue(options) is string { Length: > 0 }
            where settings[ConfigurationPath.Combine(section, property.Name)] is null
            select $"{section}:{property.Name} is not given: there is no file {section}__{property.Name} in {folder}, "
                + "which BTC_SECRETS names";
    }
}
