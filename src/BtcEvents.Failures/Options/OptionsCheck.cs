using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace BtcEvents.Failures;

/// <summary>
/// Holds options against the rules that stand on them: the attributes of their properties, which on a list or a
/// dictionary hold for every entry, and <see cref="IValidatableObject"/> where a rule takes more than one property or
/// more than an attribute. Each result of the latter names one property and says the rule.
/// </summary>
public static class OptionsCheck
{
    /// <summary>
    /// One sentence for each setting that is wrong, for example
    /// <c>Postgres:Port is 70000: 1 to 65535 are allowed</c>; none where all is well. Never holds a secret.
    /// </summary>
    /// <param name="section">Section of the settings, for example <c>Postgres</c>.</param>
    /// <param name="options">What was read from it.</param>
    /// <param name="services">Where a rule asks for more, for example for the clock.</param>
    public static IReadOnlyList<string> Faults(string section, object options, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var properties = options.GetType().GetProperties();
        var single = properties.SelectMany(property => FaultsOf(property, options)).ToList();
        var told = single.Select(fault => fault.Property).ToHashSet(StringComparer.Ordinal);
        var joint = options is IValidatableObject rules ? rules.Validate(new(options, services, items: null)) : [];
        return
        [
            .. single.Select(fault => $"{section}:{fault.Sentence}"),
            .. from rule in joint
            let property = properties.FirstOrDefault(property => rule.MemberNames.Contains(property.Name))
            where property is null || !told.Contains(property.Name)
            select property is null
                ? $"{section}: {rule.ErrorMessage}"
                : $"{section}:{Sentence(property, property.Name, property.GetValue(options), rule.ErrorMessage!)}",
        ];
    }

    /// <summary>The options, where nothing is wrong with them.</summary>
    /// <exception cref="BadInputException">Something is: the sentences of <see cref="Faults"/>.</exception>
    public static TOptions Checked<TOptions>(string section, TOptions options)
        where TOptions : class =>
        Faults(section, options) is { Count: > 0 } faults
            ? throw new BadInputException(string.Join("; ", faults))
            : options;

    private static IEnumerable<(string Property, string Sentence)> FaultsOf(PropertyInfo property, object options) =>
        from rule in property.GetCustomAttributes<ValidationAttribute>()
        from setting in Settings(property.Name, property.GetValue(options))
        where !Values(setting.Value).All(rule.IsValid)
        select (property.Name, Sentence(property, setting.Name, setting.Value, RuleText.Of(rule)));

    // A dictionary's are named as the configuration names them, StageDeadlines:Data. A list is told as a whole:
    // rules may hold for its entries together.
    private static IEnumerable<(string Name, object? Value)> Settings(string name, object? value) =>
        value is IDictionary entries
            ? entries.Keys.Cast<object>().Select(key => ($"{name}:{key}", entries[key]))
            : [(name, value)];

    private static IEnumerable<object?> Values(object? value) =>
        value is IEnumerable several and not string ? several.Cast<object?>() : [value];

    private static string Sentence(PropertyInfo property, string name, object? value, string rule)
    {
        var secret = property.IsDefined(typeof(SecretAttribute));
        return $"{name} is {(secret ? RuleText.Hidden(value) : RuleText.Of(value))}: {rule}";
    }
}
