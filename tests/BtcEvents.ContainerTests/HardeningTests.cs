using System.Text.Json.Nodes;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>What a running container may do, as the kernel and the engine have it.</summary>
public sealed class HardeningTests
{
    [Fact]
    public async Task Nobody_is_root_writes_to_his_image_or_has_a_capability()
    {
        foreach (var name in Stack.Containers)
        {
            var container = await Stack.InspectAsync(name);
            var status = File.ReadAllLines($"/proc/{(int)container["State"]!["Pid"]!}/status");

            Assert.DoesNotContain("0", Field(status, "Uid"));
            Assert.DoesNotContain("0", Field(status, "Gid"));
            foreach (var set in new[] { "CapEff", "CapPrm", "CapInh", "CapBnd", "CapAmb" })
            {
                Assert.True(Field(status, set)[0].All(digit => digit == '0'), $"{name}: {set}");
            }

            Assert.Equal(["1"], Field(status, "NoNewPrivs"));
            Assert.True((bool)container["HostConfig"]!["ReadonlyRootfs"]!, name);
            Assert.False((bool)container["HostConfig"]!["Privileged"]!, name);
        }
    }

    [Fact]
    public async Task A_service_cannot_write_where_its_program_lies()
    {
        var written = await Stack.TryComposeAsync("exec", "-T", "trainer", "sh", "-c", "echo x > /app/x");

        Assert.NotEqual(0, written.Code);
        Assert.Contains("Read-only file system", written.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_has_limits_and_only_the_management_page_is_open_and_on_loopback()
    {
        var open = new List<string>();
        foreach (var name in Stack.Containers)
        {
            var container = await Stack.InspectAsync(name);
            var limits = container["HostConfig"]!;
            Assert.True((long)limits["Memory"]! > 0, $"{name}: memory");
            Assert.True((long)limits["NanoCpus"]! > 0, $"{name}: cpus");
            Assert.True((long)limits["PidsLimit"]! > 0, $"{name}: pids");
            open.AddRange(PortsOf(container));
        }

        Assert.Equal([$"15672/tcp on 127.0.0.1:{Stack.Settings["RABBITMQ_MANAGEMENT_PORT"]}"], open);
    }

    private static string[] Field(IEnumerable<string> status, string name) =>
        status
            .Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..]
            .Split('\t', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> PortsOf(JsonNode container) =>
        container["NetworkSettings"]!["Ports"]!
            .AsObject()
            .Where(port => port.Value is not null)
            .SelectMany(port => port.Value!.AsArray().Select(at => $"{port.Key} on {at!["HostIp"]}:{at["HostPort"]}"));
}
