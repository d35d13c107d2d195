namespace BtcEvents.Forecasting;

/// <summary>The rule of options that are lists of names.</summary>
internal static class NameList
{
    /// <summary>What is wrong with a list, as a rule; null where each entry is allowed and none comes twice.</summary>
    public static string? Fault(IReadOnlyList<string> given, IReadOnlyList<string> allowed) =>
        given.Except(allowed, StringComparer.Ordinal).Any() ? $"{string.Join(", ", allowed)} are allowed"
        : given.Distinct(StringComparer.Ordinal).Count() != given.Count ? "none may come twice"
        : null;
}
