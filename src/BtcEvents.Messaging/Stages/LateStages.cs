using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>
/// Ends stages that begin while the host is stopping. MassTransit cancels what an endpoint has in hand at the moment
/// it stops; a message that was taken from the queue and is begun a moment later is waited for without an end.
/// </summary>
internal sealed class LateStages(IHostApplicationLifetime host, IOptions<MassTransitHostOptions> options)
{
    /// <summary>
    /// Where the host is stopping: cancels the stage after the time that all others are given; null else. To be
    /// disposed when the stage has ended.
    /// </summary>
    public IDisposable? Limit(ConsumeContext context)
    {
        if (!host.ApplicationStopping.IsCancellationRequested || context.ReceiveContext is not BaseReceiveContext late)
        {
            return null;
        }

        var limit = new CancellationTokenSource(options.Value.ConsumerStopTimeout ?? TimeSpan.Zero);
        limit.Token.Register(late.Cancel);
        return limit;
    }
}
