using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>A password is in its file and nowhere else.</summary>
public sealed class SecretsTests
{
    private static readonly IReadOnlyDictionary<string, string> Passwords = Directory
        .EnumerateFiles(Path.Combine(Stack.Project, "compose", "secrets"))
        .Where(file => Path.GetExtension(file).Length == 0)
        .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
        .Where(file => file.Text.Length > 0) // what strangers have not given yet
        .ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);

    [Fact]
    public async Task No_password_is_in_what_docker_tells_of_containers_and_images_or_in_a_log()
    {
        Assert.NotEmpty(Passwords);
        foreach (var name in Stack.Containers.Append("migrate"))
        {
            var container = await Stack.InspectAsync(name);
            var image = (string)container["Image"]!;
            AssertNone(container.ToJsonString(), $"docker inspect of {name}");
            AssertNone(await Docker.RunAsync("history", "--no-trunc", image), $"docker history of {name}'s image");
            AssertNone(await Docker.RunAsync("inspect", image), $"docker inspect of {name}'s image");
            var log = await Docker.TryAsync("logs", (string)container["Id"]!);
            AssertNone(log.Printed + log.Said, $"the log of {name}");
        }
    }

    // The layers themselves, as they would be pushed: what a later layer takes away is in an earlier one still. The
    // passwords lie in the folder that the images were built from.
    [Fact]
    public async Task No_password_is_in_a_layer_of_our_images()
    {
        var images = Stack.Services.Append("btc").Select(name => $"btc-events/{name}:{Stack.Settings["BTC_VERSION"]}");
        var layers = Path.Combine(Stack.Project, "images.tar");
        await Docker.RunAsync(["save", "-o", layers, .. images]);

        Assert.Equal(0, await FoundAsync(layers, "app:x:1654:1654")); // so that a search finds what is there
        foreach (var password in Passwords.Values)
        {
            Assert.Equal(1, await FoundAsync(layers, password));
        }
    }

    // 0 where it is there, 1 where it is not: grep's own codes; others are failures of the search.
    private static async Task<int> FoundAsync(string file, string text) =>
        (await ProgramRun.OfAsync("grep", ["-qaF", "-e", text, file])).Code;

    private static void AssertNone(string text, string place)
    {
        foreach (var (name, password) in Passwords)
        {
            Assert.False(text.Contains(password, StringComparison.Ordinal), $"{place} shows the secret {name}");
        }
    }
}
