using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Stack))]

// One engine serves all tests, and some crash what the others use.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace BtcEvents.ContainerTests.Support;

/// <summary>
/// compose/mlops.yml, up, in the copy of the project that <c>tests/containers/run</c> made. Started for the first test,
/// gone after the last.
/// </summary>
public sealed class Stack : IAsyncLifetime
{
    private static readonly string[] Servers = ["rabbitmq", "mariadb", "postgres", "s3"];

    /// <summary>The copy of the project.</summary>
    public static ComposeProject Current { get; } = new(FolderOf("BTC_CONTAINERS_PROJECT"));

    /// <summary>The same with what watches it.</summary>
    public static ComposeProject Watched { get; } = new(Current.Folder, "dashboard.yml");

    /// <summary>The version that <c>tests/containers/previous</c> names, with the same secrets.</summary>
    public static ComposeProject Previous { get; } = new(FolderOf("BTC_CONTAINERS_PREVIOUS"));

    /// <summary>The folder of the copy.</summary>
    public static string Project => Current.Folder;

    /// <summary>The values of its <c>.env</c>.</summary>
    public static IReadOnlyDictionary<string, string> Settings => Current.Settings;

    /// <summary>The services of the list, by name.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(Project, "services", "services.json")))!["services"]!
            .AsArray()
            .Select(service => (string)service!["name"]!),
    ];

    /// <summary>Every container that keeps running.</summary>
    public static IReadOnlyList<string> Containers { get; } = [.. Servers, .. Services];

    /// <summary>A file of a secret.</summary>
    public static string Secret(string name) => File.ReadAllText(Path.Combine(Project, "compose", "secrets", name));

    /// <summary>Runs <c>docker compose</c> on the file as it is; what it printed.</summary>
    internal static Task<string> ComposeAsync(params string[] arguments) => Current.RunAsync(arguments);

    /// <summary>The same, whatever comes of it.</summary>
    internal static Task<ProgramRun> TryComposeAsync(params string[] arguments) => Current.TryAsync(arguments);

    /// <summary>Runs <c>btc</c> in a container of its own.</summary>
    internal static Task<ProgramRun> BtcAsync(params string[] arguments) => Current.BtcAsync(arguments);

    /// <summary>What Docker says of a service's container.</summary>
    internal static async Task<JsonNode> InspectAsync(string service)
    {
        var id = (await ComposeAsync("ps", "-aq", service)).Trim().Split('\n')[0];
        Assert.True(id.Length > 0, $"{service} has no container");
        return JsonNode.Parse(await Docker.RunAsync("inspect", id))![0]!;
    }

    /// <summary>The state of every container as compose shows it, one line each, by name.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> StatesAsync() =>
        (await ComposeAsync("ps", "-a", "--format", "{{.Service}}={{.State}} {{.Health}} {{.ExitCode}}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => string.Join("; ", same.Select(pair => pair[1])));

    /// <summary>Waits until every container that keeps running says that it is healthy.</summary>
    internal static Task AllHealthyAsync() => HealthyAsync(Containers);

    /// <summary>The same of some.</summary>
    internal static Task HealthyAsync(IReadOnlyCollection<string> containers) =>
        Watchdog.UntilAsync(
            $"{string.Join(", ", containers)} healthy",
            async () => await StatesAsync(),
            states => containers.All(name => IsHealthy(states.GetValueOrDefault(name))),
            states => string.Join(", ", states.OrderBy(state => state.Key, StringComparer.Ordinal))
        );

    /// <summary>Waits until every container is well, without waiting for the engine's next look.</summary>
    internal static async Task AllWellAsync()
    {
        var missing = Containers.ToList();
        await Watchdog.UntilAsync(
            "all containers well",
            async () =>
            {
                foreach (var name in missing.ToArray())
                {
                    if (await IsWellAsync(await InspectAsync(name)))
                    {
                        missing.Remove(name);
                    }
                }

                return missing;
            },
            left => left.Count == 0,
            left => $"not yet {string.Join(", ", left)}"
        );
    }

    /// <summary>
    /// Runs a container's own health check now, without waiting for the engine's next one; whether it is well.
    /// </summary>
    internal static async Task<bool> IsWellAsync(JsonNode container)
    {
        var check = container["Config"]!["Healthcheck"]!["Test"]!.AsArray().Select(part => (string)part!).ToArray();
        Assert.Equal("CMD", check[0]);
        return (await Docker.TryAsync(["exec", (string)container["Id"]!, .. check[1..]])).Code == 0;
    }

    /// <summary>Everything again, in some version, with empty volumes.</summary>
    internal static async Task EmptyAsync(ComposeProject version)
    {
        await ComposeAsync("down", "--volumes", "--timeout", "10");
        await UpAsync(version);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => await UpAsync(Current);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await ComposeAsync("down", "--volumes", "--timeout", "10");

    private static async Task UpAsync(ComposeProject version)
    {
        await version.RunAsync("up", "-d", "--quiet-pull");
        await AllWellAsync();
    }

    private static string FolderOf(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException("these tests need an engine and images: run tests/containers/run");

    private static bool IsHealthy(string? state) =>
        state is not null && state.Split("; ").All(one => one.StartsWith("running healthy", StringComparison.Ordinal));
}
