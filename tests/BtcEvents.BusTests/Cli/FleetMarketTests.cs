using System.Runtime.Versioning;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.Cli;

/// <summary>A fetcher that runs with another market folder is no fetcher of the folder that is asked for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FleetMarketTests : IDisposable
{
    private readonly TempFolder _place = new();
    private readonly FleetFolder _folder;
    private readonly ServiceRecord _running;

    public FleetMarketTests()
    {
        var program = _place.File("program");
        File.WriteAllText(program, "#!/bin/sh\nexec sleep 600\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(_place.File("servers.env"), "BTC_A=1\n");
        _folder = new(_place.Path);
        var log = _place.File("log");
        var (pid, ticks) = ServiceProcess.Start(program, new Dictionary<string, string>(StringComparer.Ordinal), log);
        _running = new()
        {
            Service = "fetcher",
            Name = "fetcher",
            Pid = pid,
            StartTicks = ticks,
            StartedAt = DateTimeOffset.UnixEpoch,
            Port = 1,
            Log = log,
            Market = "/markets/one",
        };
    }

    public void Dispose()
    {
        ServiceProcess.End(_running, atOnce: true);
        _place.Dispose();
    }

    [Fact]
    public void Another_folder_that_is_named_is_refused_and_nothing_is_started()
    {
        _folder.Write([_running]);

        var refusal = Assert.Throws<BadInputException>(() => Run("/markets/two", given: true));

        Assert.Equal(
            "fetcher runs already, and reads the market folder /markets/one, not /markets/two: end it with 'btc down "
                + "--service fetcher' first, or leave --market out",
            refusal.Message
        );
        Assert.Equal([_running], _folder.Read());
    }

    [Theory]
    [InlineData("/markets/one", true)]
    [InlineData("/markets/one/", true)]
    [InlineData("/markets/two", false)] // nobody named it
    public void The_same_folder_or_none_lets_it_stay(string market, bool given)
    {
        _folder.Write([_running]);

        Assert.Equal([_running], Run(market, given));
    }

    private IReadOnlyList<ServiceRecord> Run(string market, bool given) =>
        new FleetStart(_folder, ServerSettings.Read(_place.File("servers.env")), null, TimeProvider.System).Run(
            [ServiceList.Shipped.Find("fetcher")],
            copies: 1,
            market,
            given
        );
}
