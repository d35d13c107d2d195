using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>What is there after <c>docker compose up -d</c>.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Every_container_is_healthy_and_the_migration_has_ended_well()
    {
        await Stack.AllHealthyAsync();
        var states = await Stack.StatesAsync();

        Assert.Equal([.. Stack.Containers.Append("migrate").Order()], states.Keys.Order());
        Assert.Equal("exited  0", states["migrate"]);
        Assert.All(
            Stack.Containers,
            name => Assert.StartsWith("running healthy", states[name], StringComparison.Ordinal)
        );
    }
}
