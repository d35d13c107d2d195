using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>What the pages show of commands on the services is what these print.</summary>
public sealed class DocumentedFleetTests(Servers servers)
{
    [Fact]
    public async Task Commands_on_servers_print_what_the_pages_show()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        var shown = DocumentedOutput.All.ToLookup(one => one.Command, StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var command in DocumentedCommands.OnServers)
        {
            var (code, output, errors) = await place.RunAsync(DocumentedCommands.Arguments(command));
            Assert.True(
                code == (DocumentedCommands.Failing.Contains(command) ? 1 : 0),
                $"{command}: {code}\n{output}{errors}"
            );
            wrong.AddRange(shown[command].Select(one => one.MissingIn(output + errors)).OfType<string>());
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
