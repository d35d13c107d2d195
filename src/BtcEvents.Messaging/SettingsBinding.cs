using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Messaging;

/// <summary>Fills options from a section of settings.</summary>
public static class SettingsBinding
{
    /// <summary>
    /// Sets what the section gives. A list that it gives takes the place of the default; the binder by itself would put
    /// its entries behind those of the default, which nobody could then take away.
    /// </summary>
    /// <param name="section">The section.</param>
    /// <param name="options">Options with their defaults.</param>
    /// <exception cref="InvalidOperationException">A value is not of the kind of its property.</exception>
    public static void Fill(this IConfigurationSection section, object options)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var list in options.GetType().GetProperties().Where(IsList))
        {
            if (section.GetSection(list.Name).GetChildren().Any())
            {
                list.SetValue(options, Array.CreateInstance(list.PropertyType.GenericTypeArguments[0], 0));
            }
        }

        section.Bind(options);
    }

    private static bool IsList(PropertyInfo property) =>
        property is { CanWrite: true, PropertyType.IsGenericType: true }
        && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
