using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>
/// The project's container files as they lie in it: compose/mlops.yml and compose/dashboard.yml with the values of
/// .env.example, and the Dockerfile.
/// </summary>
internal static partial class Containers
{
    /// <summary>The project's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder that the compose file's paths start from.</summary>
    public static string Folder { get; } = Path.Combine(Root, "compose");

    /// <summary>The compose files as they are written.</summary>
    public static string Source { get; } = Read("mlops.yml") + Read("dashboard.yml");

    /// <summary>The Dockerfile as it is written, continued lines joined.</summary>
    public static string Dockerfile { get; } =
        File.ReadAllText(Path.Combine(Root, "Dockerfile")).Replace("\\\n", "", StringComparison.Ordinal);

    /// <summary>The lines of .env.example.</summary>
    public static IReadOnlyList<string> Example { get; } = File.ReadAllLines(Path.Combine(Root, ".env.example"));

    /// <summary>The variables of .env.example.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        Example
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>What watches the others: compose/dashboard.yml.</summary>
    public static YamlPart Watchers { get; } = Parse(Read("dashboard.yml"));

    /// <summary>
    /// Secrets that strangers give to the alert bridge, with the setting that each is; empty until somebody writes it
    /// in.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Given { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["slack_url"] = "Slack__Url",
            ["line_token"] = "Line__Token",
            ["webhook_url"] = "Webhook__Url",
            ["webhook_token"] = "Webhook__Token",
            ["mail_password"] = "Mail__Password",
        };

    /// <summary>Every container.</summary>
    public static IReadOnlyDictionary<string, YamlPart> All { get; } = Declared("services");

    /// <summary>What both files declare of a kind: <c>volumes</c>, for example.</summary>
    public static IReadOnlyDictionary<string, YamlPart> Declared(string kind) =>
        Parse(Read("mlops.yml"))[kind].Map.Concat(Watchers[kind].Map).ToDictionary(StringComparer.Ordinal);

    /// <summary>Those that run a program of ours, with the project that it is built from.</summary>
    public static IReadOnlyDictionary<string, string> Projects =>
        All.Where(container => container.Value["build"]["args"]["SERVICE"].IsThere)
            .ToDictionary(
                container => container.Key,
                container => container.Value["build"]["args"]["SERVICE"].Text,
                StringComparer.Ordinal
            );

    /// <summary>The services: programs of ours that keep running.</summary>
    public static IReadOnlyDictionary<string, YamlPart> Services =>
        All.Where(container => Projects.ContainsKey(container.Key) && !EndsByItself(container.Value))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Each service in a file's theory.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Whether a container does one thing and ends.</summary>
    public static bool EndsByItself(YamlPart container) => container["restart"].Text == "no";

    /// <summary>The program of a service of ours.</summary>
    public static string ProgramOf(string container) =>
        File.ReadAllText(Path.Combine(FolderOf(Projects[container]), "Program.cs"));

    /// <summary>The folder of a program of ours: in services/ or cli/.</summary>
    public static string FolderOf(string project) =>
        new[] { "services", "cli" }.Select(room => Path.Combine(Root, room, project)).Single(Directory.Exists);

    /// <summary>Secrets of a container: source and the path or name under which it finds them.</summary>
    public static IReadOnlyDictionary<string, string> SecretsOf(YamlPart container) =>
        container["secrets"]
            .List.ToDictionary(
                secret => secret["source"].IsThere ? secret["source"].Text : secret.Text,
                secret => secret["target"].IsThere ? secret["target"].Text : secret.Text,
                StringComparer.Ordinal
            );

    /// <summary>What a Dockerfile instruction says, line by line.</summary>
    public static IReadOnlyList<string> Instructions(string word) =>
        [
            .. Dockerfile
                .Split('\n')
                .Where(line => line.StartsWith(word + " ", StringComparison.Ordinal))
                .Select(line => line[(word.Length + 1)..].Trim()),
        ];

    /// <summary>The Dockerfile's build arguments with their defaults; empty where there is none.</summary>
    public static IReadOnlyDictionary<string, string> Arguments =>
        Instructions("ARG")
            .Select(line => line.Split('=', 2))
            .GroupBy(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal)
            .ToDictionary(stages => stages.Key, stages => stages.First(), StringComparer.Ordinal);

    /// <summary>Whether an image's name ends in a tag that says a version.</summary>
    public static bool IsPinned(string image) => PinnedTag().IsMatch(image);

    [GeneratedRegex(@":[\w.-]*\d[\w.-]*(@sha256:[0-9a-f]{64})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PinnedTag();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static YamlPart Parse(string source) =>
        new(
            new DeserializerBuilder()
                .Build()
                .Deserialize<object>(new MergingParser(new Parser(new StringReader(source)))),
            Variables
        );

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BtcEvents.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not lie within the project");
        }

        return folder.FullName;
    }
}
