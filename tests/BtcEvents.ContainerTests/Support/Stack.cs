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

    /// <summary>The copy of the project, with its <c>.env</c> and secrets.</summary>
    public static string Project { get; } =
        Environment.GetEnvironmentVariable("BTC_CONTAINERS_PROJECT")
        ?? throw new InvalidOperationException("these tests need an engine and images: run tests/containers/run");

    /// <summary>The values of <c>.env</c>.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        File.ReadLines(Path.Combine(Project, ".env"))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

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
    internal static Task<string> ComposeAsync(params string[] arguments) => Docker.RunAsync([.. Compose, .. arguments]);

    /// <summary>The same, whatever comes of it.</summary>
    internal static Task<ProgramRun> TryComposeAsync(params string[] arguments) =>
        Docker.TryAsync([.. Compose, .. arguments]);

    /// <summary>Runs <c>btc</c> in a container of its own.</summary>
    internal static Task<ProgramRun> BtcAsync(params string[] arguments) =>
        TryComposeAsync(["run", "--rm", "-T", "btc", .. arguments]);

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
    internal static Task AllHealthyAsync() =>
        Watchdog.UntilAsync(
            "all containers healthy",
            async () => await StatesAsync(),
            states => Containers.All(name => IsHealthy(states.GetValueOrDefault(name))),
            states => string.Join(", ", states.OrderBy(state => state.Key, StringComparer.Ordinal))
        );

    /// <summary>Everything again, with empty volumes.</summary>
    internal static async Task EmptyAsync()
    {
        await ComposeAsync("down", "--volumes", "--timeout", "10");
        await UpAsync();
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => await UpAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await ComposeAsync("down", "--volumes", "--timeout", "10");

    private static async Task UpAsync()
    {
        await ComposeAsync("up", "-d", "--quiet-pull");
        await AllHealthyAsync();
    }

    private static string[] Compose =>
        [
            "compose",
            "--project-directory",
            Path.Combine(Project, "compose"),
            "-f",
            Path.Combine(Project, "compose", "mlops.yml"),
            "--env-file",
            Path.Combine(Project, ".env"),
        ];

    private static bool IsHealthy(string? state) =>
        state is not null && state.Split("; ").All(one => one.StartsWith("running healthy", StringComparison.Ordinal));
}
