using System.Reflection;

namespace BtcEvents.ServiceDefaults;

/// <summary>Which build of the services this is, as receivers are told.</summary>
internal static class ServiceVersion
{
    /// <summary>Version and commit, for example <c>0.2.0+c8f8a71</c>.</summary>
    public static string Text { get; } =
        typeof(ServiceVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;

    /// <summary>The same with the product's name, for receivers that know many.</summary>
    public static string Release { get; } = $"btc-events@{Text}";
}
