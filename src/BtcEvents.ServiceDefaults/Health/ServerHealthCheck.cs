using BtcEvents.Failures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// One server that a service needs, as a health check. It is looked at when somebody asks, at most once a second.
/// </summary>
internal sealed class ServerHealthCheck(IServerProbe probe, TimeProvider clock) : IHealthCheck, IDisposable
{
    /// <summary>Tag of the checks of servers.</summary>
    public const string Tag = "server";

    /// <summary>Under this name a result holds the server's address.</summary>
    public const string Address = "address";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1);
    private (long At, HealthCheckResult Result)? _last;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) > Freshness)
            {
                var result = await LookAsync(cancellationToken);
                _last = last = (clock.GetTimestamp(), result);
            }

            return last.Result;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _looking.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            await probe.CheckAsync(timeout.Token).WaitAsync(timeout.Token);
            return Result(HealthStatus.Healthy, $"{probe.Server} at {probe.Address} can be used");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Result(
                HealthStatus.Unhealthy,
                $"{probe.Server} at {probe.Address} did not answer within {Patience.TotalSeconds:0} s"
            );
        }
        catch (Exception failure)
        {
            // Broken off by whoever asked, in whatever words: an entry of another kind would stand for an answer.
            cancellationToken.ThrowIfCancellationRequested();
            return Result(HealthStatus.Unhealthy, failure.Message);
        }
    }

    private HealthCheckResult Result(HealthStatus status, string sentence) =>
        new(
            status,
            sentence,
            data: new Dictionary<string, object>(StringComparer.Ordinal) { [Address] = probe.Address }
        );
}
