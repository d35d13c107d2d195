using BtcEvents.BusTests.Support;

namespace BtcEvents.ContainerTests.Support;

/// <summary>A folder with the project in some version: its compose file, its <c>.env</c> and its secrets.</summary>
/// <param name="folder">The folder.</param>
/// <param name="more">Compose files beside <c>mlops.yml</c>.</param>
public sealed class ComposeProject(string folder, params string[] more)
{
    private readonly string[] _compose =
    [
        "compose",
        "--project-directory",
        Path.Combine(folder, "compose"),
        .. more.Prepend("mlops.yml").SelectMany(file => (string[])["-f", Path.Combine(folder, "compose", file)]),
        "--env-file",
        Path.Combine(folder, ".env"),
    ];

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The values of <c>.env</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } =
        File.ReadLines(Path.Combine(folder, ".env"))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Runs <c>docker compose</c> on the file as it is; what it printed.</summary>
    public Task<string> RunAsync(params string[] arguments) => Docker.RunAsync([.. _compose, .. arguments]);

    /// <summary>The same, whatever comes of it.</summary>
    internal Task<ProgramRun> TryAsync(params string[] arguments) => Docker.TryAsync([.. _compose, .. arguments]);

    /// <summary>Runs <c>btc</c> in a container of its own.</summary>
    internal Task<ProgramRun> BtcAsync(params string[] arguments) =>
        TryAsync(["run", "--rm", "-T", "btc", .. arguments]);
}
