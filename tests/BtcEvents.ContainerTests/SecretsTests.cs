using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>A password is in its file and nowhere else.</summary>
public sealed class SecretsTests
{
    private static readonly IReadOnlyDictionary<string, string> Passwords = Directory
        .EnumerateFiles(Path.Combine(Stack.Project, "compose", "secrets"))
        .Where(file => Path.GetExtension(file).Length == 0)
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

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

    [Fact]
    public async Task No_password_is_in_a_layer_of_our_images()
    {
        // They lie in the folder that the images were built from.
        var image = (string)(await Stack.InspectAsync("trainer"))["Image"]!;
        var found = await Docker.RunAsync(
            "run",
            "--rm",
            "--user",
            "0",
            "--entrypoint",
            "sh",
            "-v",
            $"{Path.Combine(Stack.Project, "compose", "secrets")}:/canary:ro",
            image,
            "-c",
            "for file in /canary/*_*; do grep -rlF \"$(cat $file)\" /app /etc /home /opt /root /tmp; done; true"
        );
        Assert.Equal("", found.Trim());
    }

    private static void AssertNone(string text, string place)
    {
        foreach (var (name, password) in Passwords)
        {
            Assert.False(text.Contains(password, StringComparison.Ordinal), $"{place} shows the secret {name}");
        }
    }
}
