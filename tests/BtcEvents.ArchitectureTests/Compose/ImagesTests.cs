using System.Text.RegularExpressions;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>Which images run, and what ours are built from.</summary>
public sealed partial class ImagesTests
{
    [Fact]
    public void Beside_the_services_there_are_four_servers_the_migration_btc_and_what_watches_them()
    {
        Assert.Equal(
            ["btc", "mariadb", "migrate", "postgres", "rabbitmq", "s3"],
            Containers
                .All.Keys.Except(Containers.Services.Keys)
                .Except(Containers.Watchers["services"].Map.Keys)
                .Order()
        );
        Assert.Equal(
            ["alertmanager", "grafana", "loki", "otel-collector", "prometheus", "pushgateway", "tempo"],
            Containers.Watchers["services"].Map.Keys.Order()
        );
        Assert.Equal("BtcEvents.Cli", Containers.Projects["migrate"]);
        Assert.Equal("BtcEvents.Cli", Containers.Projects["btc"]);
    }

    [Fact]
    public void Every_program_calls_itself_as_its_container_is_called() =>
        Assert.All(
            Containers.Services.Keys,
            name => Assert.Matches($"""ServiceHost.RunAsync\(\s*"{name}",""", Containers.ProgramOf(name))
        );

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void Every_image_has_a_tag_that_says_a_version(string name) =>
        Assert.True(Containers.IsPinned(Containers.All[name]["image"].Text), Containers.All[name]["image"].Text);

    [Fact]
    public void So_has_every_image_that_ours_are_built_from()
    {
        var stages = Stages();
        foreach (var from in stages.Values)
        {
            var image = ArgumentName().Match(from) is { Success: true } argument
                ? Containers.Arguments[argument.Groups["name"].Value]
                : from;
            Assert.True(stages.ContainsKey(image) || Containers.IsPinned(image), from);
        }

        Assert.Equal(Containers.Variables["S3_IMAGE"], Containers.Arguments["S3_IMAGE"]);
    }

    [Fact]
    public void A_tag_that_says_no_version_is_not_taken_for_one() =>
        Assert.DoesNotContain(
            ["postgres", "postgres:latest", "quay.io:443/minio", "debian:stable-slim"],
            Containers.IsPinned
        );

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void What_is_built_names_a_context_a_stage_arguments_and_a_project_that_exist(string name)
    {
        if (Containers.All[name]["build"] is not { IsThere: true } build)
        {
            return;
        }

        Assert.True(File.Exists(Path.Combine(Containers.Folder, build["context"].Text, "Dockerfile")));
        Assert.Contains(build["target"].Text, Stages().Keys);
        Assert.All(build["args"].Map.Keys, argument => Assert.Contains(argument, Containers.Arguments.Keys));
        if (Containers.Projects.TryGetValue(name, out var project))
        {
            var file = Path.Combine(Containers.FolderOf(project), project + ".csproj");
            Assert.Contains("<OutputType>Exe</OutputType>", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Our_images_run_as_a_user_without_rights_who_is_the_one_in_the_file()
    {
        Assert.Equal(["1654:1654", "1654:1654"], Containers.Instructions("USER"));
        Assert.All(
            Containers.All.Values.Where(container => container["build"].IsThere),
            container => Assert.Equal("1654:1654", container["user"].Text)
        );
        Assert.Equal(["[\"/app/service\"]"], Containers.Instructions("ENTRYPOINT"));
    }

    [Fact]
    public void What_the_image_copies_comes_from_stages_that_are_there()
    {
        var sources = Containers
            .Instructions("COPY")
            .Select(line => SourceStage().Match(line))
            .Where(found => found.Success)
            .Select(found => found.Groups["name"].Value);

        Assert.Subset(Stages().Keys.ToHashSet(), sources.ToHashSet());
    }

    private static Dictionary<string, string> Stages() =>
        Containers
            .Instructions("FROM")
            .Select(line => line.Split(" AS "))
            .ToDictionary(pair => pair[1], pair => pair[0], StringComparer.Ordinal);

    [GeneratedRegex(@"^\$\{(?<name>\w+)\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArgumentName();

    [GeneratedRegex(@"--from=(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceStage();
}
