using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>What is stored outlives its containers.</summary>
public sealed class VolumeTests
{
    [Fact]
    public async Task After_down_and_up_all_is_still_there()
    {
        var before = await ForecastsAsync();
        if (before == "[]")
        {
            var made = await Stack.BtcAsync("start-cycle", "--month", "2023-12", "--follow");
            Assert.True(made.Code == 0, made.Said + made.Printed);
            before = await ForecastsAsync();
        }

        await Stack.ComposeAsync("down", "--timeout", "60");
        await Stack.ComposeAsync("up", "-d");
        await Stack.AllWellAsync();

        Assert.Equal(before, await ForecastsAsync());
        var next = await Stack.BtcAsync("start-cycle", "--month", "2023-11", "--follow");
        Assert.True(next.Code == 0, next.Said + next.Printed);
    }

    private static async Task<string> ForecastsAsync()
    {
        var answer = await Stack.BtcAsync("forecasts", "--json");
        Assert.True(answer.Code == 0, answer.Said);
        return answer.Printed.Trim();
    }
}
