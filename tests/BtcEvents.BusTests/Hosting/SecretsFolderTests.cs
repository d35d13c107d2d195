using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Hosting;

/// <summary>A service whose secrets are not mounted.</summary>
public sealed class SecretsFolderTests
{
    [Fact]
    public async Task A_folder_of_secrets_that_is_not_there_ends_the_service_with_code_2_and_a_sentence()
    {
        using var folder = new TempFolder();

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            [],
            [new("BTC_SECRETS", folder.File("nothing"))]
        );

        Assert.Equal(2, run.Code);
        Assert.Equal(
            $"alert-bridge: BTC_SECRETS names {folder.File("nothing")}, and there is no such folder: mount the secrets",
            run.Said.Trim()
        );
    }
}
