using BtcEvents.Messaging;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>What a container may not do, and how much it may use.</summary>
public sealed class HardeningTests
{
    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void A_container_is_nobody_in_particular_and_cannot_become_more(string name)
    {
        var container = Containers.All[name];

        Assert.Matches(@"^[1-9]\d*:[1-9]\d*$", container["user"].Text);
        Assert.Equal(["ALL"], container["cap_drop"].Words);
        Assert.Equal(["no-new-privileges:true"], container["security_opt"].Words);
        Assert.DoesNotContain(
            container.Map.Keys,
            key => key is "privileged" or "cap_add" or "devices" or "pid" or "ipc" or "network_mode"
        );
    }

    [Fact]
    public void Nothing_in_the_file_reaches_the_engine() =>
        Assert.DoesNotContain("docker.sock", Containers.Source, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void A_container_writes_to_memory_and_to_volumes_only(string name)
    {
        Assert.Equal("true", Containers.All[name]["read_only"].Text);
        Assert.Contains("/tmp", Containers.All[name]["tmpfs"].Words);
    }

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void What_a_container_uses_is_limited(string name)
    {
        var container = Containers.All[name];
        var limits = container["deploy"]["resources"]["limits"];

        Assert.Matches(@"^\d+(\.\d+)?$", limits["cpus"].Text);
        Assert.Matches(@"^\d+[MG]$", limits["memory"].Text);
        Assert.Matches(@"^\d+$", limits["pids"].Text);
        Assert.Equal("10m", container["logging"]["options"]["max-size"].Text);
        Assert.Equal("3", container["logging"]["options"]["max-file"].Text);
    }

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void A_volume_is_declared_or_is_a_folder_that_is_there(string name)
    {
        foreach (var source in Containers.All[name]["volumes"].Words.Select(volume => volume.Split(':')))
        {
            if (source[0][0] is '.' or '/')
            {
                Assert.True(
                    Directory.Exists(Path.Combine(Containers.Folder, source[0])),
                    $"{name} mounts {source[0]}, which is not there"
                );
                Assert.Equal("ro", source[2]);
            }
            else
            {
                Assert.Contains(source[0], Containers.Declared("volumes").Keys);
            }
        }
    }

    [Fact]
    public void Declared_volumes_and_networks_are_used_and_made_by_compose()
    {
        var mounted = Containers
            .All.Values.SelectMany(container => container["volumes"].Words)
            .Select(volume => volume.Split(':')[0])
            .ToHashSet();

        Assert.All(
            Containers.Declared("volumes"),
            volume => Assert.True(mounted.Contains(volume.Key) && !volume.Value["external"].IsThere, volume.Key)
        );
        Assert.All(
            Containers.All.Values,
            container => Assert.Equal(Containers.Declared("networks").Keys, container["networks"].Words)
        );
    }

    [Fact]
    public void Only_pages_for_operators_are_published_and_on_this_machine_only()
    {
        var published = Containers.All.SelectMany(container =>
            container.Value["ports"].Words.Select(port => (container.Key, port))
        );

        Assert.Equal(
            [
                ("alertmanager", "127.0.0.1:9093:9093"),
                ("grafana", "127.0.0.1:3000:3000"),
                ("prometheus", "127.0.0.1:9090:9090"),
                ("pushgateway", "127.0.0.1:9091:9091"),
                ("rabbitmq", $"127.0.0.1:15672:{new RabbitMqOptions().ManagementPort}"),
            ],
            published.Order()
        );
    }
}
