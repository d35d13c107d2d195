using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Messaging;

/// <summary>
/// The last resort for a connection that is beyond repair from within: nothing could be sent for a while, although
/// every server answers. Then the process ends; what it had in hand is delivered again, and its supervisor starts it
/// anew.
/// </summary>
internal sealed class HungTransport(
    IEnumerable<IServerProbe> probes,
    IHostApplicationLifetime lifetime,
    ILogger<HungTransport> logger
)
{
    private const int Rounds = 3;
    private int _inVain;

    /// <summary>Takes the outcome of one round of sends: null where one was sent.</summary>
    public async Task ObserveAsync(IReadOnlyList<Exception?> outcomes, CancellationToken cancellationToken)
    {
        _inVain = outcomes.All(outcome => outcome is OperationCanceledException) ? _inVain + 1 : 0;
        if (_inVain >= Rounds && await AllAnswerAsync(cancellationToken))
        {
            BusLog.TransportHangs(logger, _inVain);
            lifetime.StopApplication();
        }
    }

    // While a server is away or cannot be used the wait is its doing, and ends with it.
    private async Task<bool> AllAnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(probes.Select(probe => probe.CheckAsync(cancellationToken)));
            return true;
        }
        catch (Exception unusable) when (unusable is ServerException or BadInputException)
        {
            return false;
        }
    }
}
