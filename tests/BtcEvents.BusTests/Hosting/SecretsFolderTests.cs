using System.Diagnostics;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Hosting;

/// <summary>A service whose secrets are not mounted.</summary>
public sealed class SecretsFolderTests
{
    [Fact]
    public async Task A_folder_of_secrets_that_is_not_there_ends_the_service_with_code_2_and_a_sentence()
    {
        using var folder = new TempFolder();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "BtcEvents.AlertBridge"))
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["BTC_SECRETS"] = folder.File("nothing");

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Equal(
            $"alert-bridge: BTC_SECRETS names {folder.File("nothing")}, and there is no such folder: mount the secrets",
            said.Trim()
        );
    }
}
