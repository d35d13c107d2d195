using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Fleet;

namespace BtcEvents.BusTests.Cli;

public sealed class FleetLookTests
{
    [Fact]
    public async Task Processes_stand_in_the_order_of_the_list_whatever_their_ports_and_the_dashboard_last()
    {
        using var place = new TempFolder();
        ServiceRecord Dead(string name, int port) =>
            new()
            {
                Service = name.Split('-')[0],
                Name = name,
                Pid = int.MaxValue, // the kernel gives out none so high
                StartTicks = 0,
                StartedAt = DateTimeOffset.UnixEpoch,
                Port = port,
                Log = place.File(name),
            };
        using var look = new FleetLook();

        var views = await look.AtAsync(
            [
                Dead(ServiceRecord.Dashboard, 1),
                Dead("trainer-10", 2),
                Dead("trainer-2", 3),
                Dead("trainer", 4),
                Dead("fetcher", 5),
            ],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            ["fetcher", "trainer", "trainer-2", "trainer-10", "dashboard"],
            views.Select(view => view.Record.Name)
        );
        Assert.All(views, view => Assert.Equal(ServiceView.Stopped, view.State));
    }
}
