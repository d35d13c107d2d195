using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Schedule;

/// <summary>The first claim fails as if the server were away; later ones are real.</summary>
internal sealed class FlakyStarts
{
    private int _claims;

    public IScheduledStarts Of(IServiceProvider services) => new Starts(this, ActivatorUtilities.CreateInstance<ScheduledStarts>(services));

    private sealed class Starts(FlakyStarts flaky, ScheduledStarts real) : IScheduledStarts
    {
        public Task<bool> ClaimAsync(string symbol, string month, DateTimeOffset due, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref flaky._claims) == 1
                ? throw new IOException("the server is away")
                : real.ClaimAsync(symbol, month, due, cancellationToken);
    }
}
