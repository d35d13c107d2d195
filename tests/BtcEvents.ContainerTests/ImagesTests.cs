using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>What is in our images, what they say of themselves, and how large they are.</summary>
public sealed partial class ImagesTests
{
    private const double MostOverBase = 250; // MB, all services together

    [Fact]
    public async Task Every_image_says_its_program_version_commit_and_licence_and_holds_no_sdk()
    {
        foreach (var name in Stack.Services.Append("btc"))
        {
            var image = $"btc-events/{name}:{Stack.Settings["BTC_VERSION"]}";
            var labels = JsonNode.Parse(await Docker.RunAsync("inspect", image))![0]!["Config"]!["Labels"]!;
            string Label(string key) => (string)labels["org.opencontainers.image." + key]!;

            Assert.StartsWith("BtcEvents.", Label("title"), StringComparison.Ordinal);
            Assert.Equal(Stack.Settings["BTC_VERSION"], Label("version"));
            Assert.Equal(Stack.Settings["BTC_COMMIT"], Label("revision"));
            Assert.NotEmpty(Label("licenses"));
            var dotnet = await Docker.RunAsync("run", "--rm", "--entrypoint", "ls", image, "/usr/share/dotnet");
            Assert.Contains("shared", dotnet, StringComparison.Ordinal);
            Assert.DoesNotContain("sdk", dotnet, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task All_of_them_together_take_little_room_over_their_system()
    {
        var sizes = await ProgramRun.OfAsync(Path.Combine(Stack.Project, "scripts", "images"), ["sizes"]);

        Assert.True(sizes.Code == 0, sizes.Said);
        TestContext.Current.SendDiagnosticMessage(sizes.Printed);
        Assert.All(
            Stack.Services,
            name => Assert.Contains($"btc-events/{name}:", sizes.Printed, StringComparison.Ordinal)
        );
        var over = Over().Match(sizes.Printed);
        Assert.True(over.Success, sizes.Printed);
        Assert.InRange(double.Parse(over.Groups["mb"].Value, CultureInfo.InvariantCulture), 1, MostOverBase);
    }

    [Fact]
    public async Task They_share_every_layer_but_the_one_with_the_link_to_the_program()
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Stack.Services.Append("btc"))
        {
            var image = await Docker.RunAsync("inspect", $"btc-events/{name}:{Stack.Settings["BTC_VERSION"]}");
            var layers = JsonNode.Parse(image)![0]!["RootFS"]!["Layers"]!.AsArray().Select(layer => (string)layer!);
            shared.Add(string.Join(' ', layers.SkipLast(1)));
        }

        Assert.NotEmpty(Assert.Single(shared));
    }

    [GeneratedRegex(@"together: .*, (?<mb>[\d.]+) MB over ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Over();
}
