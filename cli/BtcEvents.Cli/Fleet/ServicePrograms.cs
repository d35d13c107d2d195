using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Where the programs of the services lie.</summary>
internal static class ServicePrograms
{
    /// <summary>The program of a service: in the folder that <c>BTC_SERVICES</c> names, or beside this one.</summary>
    /// <exception cref="BadInputException">It is not there.</exception>
    public static string PathOf(ServiceEntry service)
    {
        var folder = Environment.GetEnvironmentVariable("BTC_SERVICES") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : AppContext.BaseDirectory;
        var path = Path.Combine(folder, service.Project);
        return File.Exists(path)
            ? path
            : throw new BadInputException(
                $"{path}, the program of {service.Name}, is not there: build it, or name its folder in BTC_SERVICES"
            );
    }
}
