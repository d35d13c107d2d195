using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Cli.Fleet;

/// <summary>The services, and where their programs lie.</summary>
internal static class ServicePrograms
{
    /// <summary>Every service, in the order of the flow.</summary>
    public static ImmutableArray<string> Names { get; } =
    ["orchestrator", "fetcher", "preprocessor", "selector", "trainer", "predictor", "alert-bridge"];

    /// <summary>The program of a service: in the folder that <c>BTC_SERVICES</c> names, or beside this one.</summary>
    /// <exception cref="BadInputException">It is not there.</exception>
    public static string PathOf(string service)
    {
        var folder = Environment.GetEnvironmentVariable("BTC_SERVICES") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : AppContext.BaseDirectory;
        var path = Path.Combine(folder, AssemblyOf(service));
        return File.Exists(path)
            ? path
            : throw new BadInputException(
                $"{path}, the program of {service}, is not there: build it, or name its folder in BTC_SERVICES"
            );
    }

    // alert-bridge: BtcEvents.AlertBridge
    private static string AssemblyOf(string service) =>
        "BtcEvents." + string.Concat(service.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
