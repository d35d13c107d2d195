using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Messaging;

/// <summary>
/// The last resort for a connection that is beyond repair from within: nothing could be sent for a while in which every
/// server answered. Then the process ends; what it had in hand is delivered again, and its supervisor starts it
/// anew.
/// </summary>
internal sealed class HungTransport(
    IEnumerable<IServerProbe> probes,
    IHostApplicationLifetime lifetime,
    ILogger<HungTransport> logger
)
{
    // Of Outbox:SendTimeout each: longer than the bus waits before it connects again (up to half a minute) to a server
    // that is back.
    private const int Rounds = 6;
    private int _inVain;

    /// <summary>Takes the outcome of one round of sends: null where one was sent.</summary>
    public async Task ObserveAsync(IReadOnlyList<Exception?> outcomes, CancellationToken cancellationToken)
    {
        var inVain = outcomes.All(outcome => outcome is OperationCanceledException);
        _inVain = inVain && await AllAnswerAsync(cancellationToken) ? _inVain + 1 : 0;
        if (_inVain >= Rounds)
        {
            BusLog.TransportHangs(logger, _inVain);
            lifetime.StopApplication();
        }
    }

    // While a server is away or cannot be used the wait is its doing, and ends with it: such rounds do not count.
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
