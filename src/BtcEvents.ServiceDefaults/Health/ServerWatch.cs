using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Looks at the servers that a service needs: waits for them at the start, and afterwards says each change of one.
/// </summary>
internal sealed partial class ServerWatch(HealthCheckService checks, TimeProvider clock, ILogger<ServerWatch> logger)
    : IHealthCheckPublisher
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, ServerState> _said = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns when every server can be used. Says which one is awaited and why, once for each reason, and keeps
    /// trying.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (var pause = ShortestPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            var report = await checks.CheckHealthAsync(HealthPages.IsServer, cancellationToken);
            Say(HealthPages.StatesOf(report));
            if (report.Status == HealthStatus.Healthy)
            {
                return;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>Called by the host again and again.</summary>
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Say(HealthPages.StatesOf(report));
        return Task.CompletedTask;
    }

    private void Say(IEnumerable<ServerState> states)
    {
        lock (_said)
        {
            foreach (var state in states.Where(state => _said.GetValueOrDefault(state.Server)?.Detail != state.Detail))
            {
                _said[state.Server] = state;
                if (state.Healthy)
                {
                    Ready(logger, state.Detail);
                }
                else
                {
                    Awaited(logger, state.Detail);
                }
            }
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "{Sentence}")]
    private static partial void Ready(ILogger logger, string sentence);

    [LoggerMessage(2002, LogLevel.Warning, "{Sentence}; trying again until it can")]
    private static partial void Awaited(ILogger logger, string sentence);
}
