using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What a look at a server comes to.</summary>
public sealed class ServerHealthCheckTests
{
    [Fact]
    public async Task A_look_that_is_broken_off_is_no_answer_whatever_the_client_library_throws_then()
    {
        using var over = new CancellationTokenSource();
        using var check = new ServerHealthCheck(new Breaking(over), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            check.CheckHealthAsync(new HealthCheckContext(), over.Token)
        );
    }

    private sealed class Breaking(CancellationTokenSource over) : IServerProbe
    {
        public string Server => "Testbase";

        public string Address => "nowhere";

        public async Task CheckAsync(CancellationToken cancellationToken)
        {
            await over.CancelAsync();
            throw new IOException("the connection was closed");
        }
    }
}
