using System.ComponentModel;
using System.Reflection;
using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Messaging;

/// <summary>Fills options from a section of settings.</summary>
public static class SettingsBinding
{
    /// <summary>
    /// Sets what the section gives. A list that it gives takes the place of the default, an empty one too; the binder
    /// by itself would put its entries behind those of the default, which nobody could then take away, and leave out
    /// what it cannot convert.
    /// </summary>
    /// <param name="section">The section.</param>
    /// <param name="options">Options with their defaults.</param>
    /// <exception cref="BadInputException">A list is none, or a value is not of the kind of its property.</exception>
    public static void Fill(this IConfigurationSection section, object options)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(options);
        (PropertyInfo Property, Array Entries)[] lists =
        [
            .. from property in options.GetType().GetProperties()
            where IsList(property)
            let given = section.GetSection(property.Name)
            where given.Exists()
            select (property, EntriesOf(given, property.PropertyType.GenericTypeArguments[0])),
        ];
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException odd)
        {
            throw new BadInputException(odd.Message.TrimEnd('.'), odd);
        }

        foreach (var (property, entries) in lists)
        {
            property.SetValue(options, entries);
        }
    }

    private static bool IsList(PropertyInfo property) =>
        property is { CanWrite: true, PropertyType.IsGenericType: true }
        && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Array EntriesOf(IConfigurationSection list, Type kind)
    {
        IConfigurationSection[] given = [.. list.GetChildren()];
        if (given.Length == 0 && list.Value is { Length: > 0 } one)
        {
            throw new BadInputException($"{list.Path} is '{one}': it is a list, so {list.Path}:0 would be that");
        }

        var entries = Array.CreateInstance(kind, given.Length);
        for (var i = 0; i < given.Length; i++)
        {
            entries.SetValue(EntryOf(given[i], kind), i);
        }

        return entries;
    }

    private static object EntryOf(IConfigurationSection entry, Type kind)
    {
        try
        {
            if (entry.Key.All(char.IsAsciiDigit) && entry.Value is { } text)
            {
                return TypeDescriptor.GetConverter(kind).ConvertFromInvariantString(text)!;
            }
        }
        catch (Exception odd) when (odd is ArgumentException or FormatException or NotSupportedException)
        {
            throw new BadInputException($"{entry.Path} is '{entry.Value}', which is no {kind.Name}", odd);
        }

        throw new BadInputException($"{entry.Path} is no entry of a list");
    }
}
