using BtcEvents.ServiceDefaults;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>Where the containers differ from the list of services.</summary>
internal static class ComposeFaults
{
    /// <summary>One sentence for each difference.</summary>
    public static IEnumerable<string> Of(ServiceList list)
    {
        var names = list.Services.Select(service => service.Name).ToList();
        return names
            .Except(Containers.Services.Keys)
            .Select(name => $"{name} has no container")
            .Concat(Containers.Services.Keys.Except(names).Select(name => $"{name} is not in the list of services"))
            .Concat(list.Services.Where(service => Containers.Services.ContainsKey(service.Name)).SelectMany(Of));
    }

    private static IEnumerable<string> Of(ServiceEntry service)
    {
        var container = Containers.All[service.Name];
        if (Containers.Projects[service.Name] != service.Project)
        {
            yield return $"{service.Name} is built from {Containers.Projects[service.Name]}, not {service.Project}";
        }

        foreach (
            var (store, section) in new[]
            {
                (ServiceEntry.MarketStore, "BTC_MARIADB__HOST"),
                (ServiceEntry.ArtefactStore, "BTC_S3__ENDPOINT"),
            }
        )
        {
            if (service.Stores.Contains(store) != container["environment"][section].IsThere)
            {
                yield return $"{service.Name}: its store '{store}' and the setting {section} do not agree";
            }
        }
    }
}
