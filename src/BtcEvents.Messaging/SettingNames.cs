using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Messaging;

/// <summary>
/// Whether every setting of a section is one: what is misspelt would otherwise be ignored, and the default hold without
/// a word.
/// </summary>
public static class SettingNames
{
    /// <summary>One sentence for each that the options do not have.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="section">Section of the options.</param>
    /// <param name="options">Type of the options.</param>
    public static IEnumerable<string> Faults(IConfiguration settings, string section, Type options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        string[] names =
        [
            .. options.GetProperties().Where(IsSetting).Select(property => property.Name).Order(StringComparer.Ordinal),
        ];
        var strange =
            from given in settings.GetSection(section).GetChildren()
            where !names.Contains(given.Key, StringComparer.OrdinalIgnoreCase)
            select $"{section}:{given.Key} is no setting: {section} has {string.Join(", ", names)}";
        return strange.Concat(options.GetProperties().SelectMany(property => KeyFaults(settings, section, property)));
    }

    // Of settings by name, where the names are fixed.
    private static IEnumerable<string> KeyFaults(IConfiguration settings, string section, PropertyInfo property)
    {
        var path = ConfigurationPath.Combine(section, property.Name);
        return
            property.PropertyType.IsGenericType
            && property.PropertyType.GenericTypeArguments is [{ IsEnum: true } key, _]
            ? from given in settings.GetSection(path).GetChildren()
            where !Enum.GetNames(key).Contains(given.Key, StringComparer.OrdinalIgnoreCase)
            select $"{path}:{given.Key} is no setting: {path} has {string.Join(", ", Enum.GetNames(key))}"
            : [];
    }

    // A collection is filled, not set; what can be neither is computed.
    private static bool IsSetting(PropertyInfo property) =>
        property.CanWrite
        || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));
}
