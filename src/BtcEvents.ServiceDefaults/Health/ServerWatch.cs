using BtcEvents.Failures;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Looks at the servers that a service needs: waits for them at the start, and tells how they are afterwards.
/// </summary>
public sealed partial class ServerWatch(
    IEnumerable<IServerProbe> probes,
    TimeProvider clock,
    ILogger<ServerWatch> logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly IReadOnlyList<IServerProbe> _probes = [.. probes];

    /// <summary>How every server is now; looks at all of them at the same time.</summary>
    public Task<ServerState[]> LookAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_probes.Select(probe => LookAsync(probe, cancellationToken)));

    /// <summary>
    /// Returns when every server can be used. Says which one is awaited and why, once for each reason, and keeps
    /// trying.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var pause = ShortestPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            var states = await LookAsync(cancellationToken);
            foreach (var state in states.Where(state => said.GetValueOrDefault(state.Server) != state.Detail))
            {
                said[state.Server] = state.Detail;
                Say(state);
            }

            if (states.All(state => state.Healthy))
            {
                return;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static async Task<ServerState> LookAsync(IServerProbe probe, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            await probe.CheckAsync(timeout.Token).WaitAsync(timeout.Token);
            return new(probe.Server, probe.Address, Healthy: true, $"{probe.Server} at {probe.Address} can be used");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unhealthy(
                probe,
                $"{probe.Server} at {probe.Address} did not answer within {Patience.TotalSeconds:0} s"
            );
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Unhealthy(probe, failure.Message);
        }
    }

    private static ServerState Unhealthy(IServerProbe probe, string why) =>
        new(probe.Server, probe.Address, Healthy: false, why);

    private void Say(ServerState state)
    {
        if (state.Healthy)
        {
            Ready(logger, state.Detail);
        }
        else
        {
            Awaited(logger, state.Detail);
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "{Sentence}")]
    private static partial void Ready(ILogger logger, string sentence);

    [LoggerMessage(2002, LogLevel.Warning, "{Sentence}; trying again until it can")]
    private static partial void Awaited(ILogger logger, string sentence);
}
