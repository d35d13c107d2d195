using System.Net;
using System.Net.Sockets;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>Where a service may show its pages, and what it says where it cannot.</summary>
public sealed class PageAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("[::]")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void An_address_of_the_machine_is_allowed(string address) => Assert.Equal(address, Read(address).Address);

    // The server would listen on every address for a name that it does not know.
    [Theory]
    [InlineData("loclhost")]
    [InlineData("foo bar")]
    [InlineData("127.0.0.1:80")]
    [InlineData("127.0.0.1/pages")]
    public void A_name_is_refused(string address)
    {
        var refused = Assert.Throws<BadInputException>(() => Read(address));

        Assert.Equal(
            $"Health:Address is '{address}': an IP address, localhost, or * for every address is allowed",
            refused.Message
        );
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_port_that_another_has_is_a_wrong_setting_told_in_one_sentence(string address)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            [$"--Health:Address={address}", $"--Health:Port={port}", "--Log:Level=None"]
        );

        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            $"alert-bridge: Health:Address, Health:Port: http://{address}:{port} cannot be listened on: ",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Equal(1, run.Said.Count(letter => letter == '\n'));
    }

    private static HealthOptions Read(string address) =>
        new ConfigurationBuilder()
            .AddCommandLine([$"--Health:Address={address}"])
            .Build()
            .Of<HealthOptions>(HealthOptions.Section);
}
