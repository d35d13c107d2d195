using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Schedule;

/// <summary>The first claim fails as if the server were away; later ones are real.</summary>
internal sealed class FlakyStarts
{
    private int _claims;

    /// <summary>Puts it in front of the store's own.</summary>
    public void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IScheduledStarts)).ImplementationType!;
        services.AddScoped<IScheduledStarts>(provider => new Starts(
            this,
            (IScheduledStarts)ActivatorUtilities.CreateInstance(provider, real)
        ));
    }

    private sealed class Starts(FlakyStarts flaky, IScheduledStarts real) : IScheduledStarts
    {
        public Task<bool> ClaimAsync(
            string symbol,
            string month,
            DateTimeOffset due,
            CancellationToken cancellationToken
        ) =>
            Interlocked.Increment(ref flaky._claims) == 1
                ? throw new IOException("the server is away")
                : real.ClaimAsync(symbol, month, due, cancellationToken);
    }
}
