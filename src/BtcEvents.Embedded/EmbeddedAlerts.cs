using BtcEvents.AlertBridge;
using BtcEvents.Cycles;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Embedded;

/// <summary>
/// Follows the alerts of one run: the bus lies in memory, so that whoever is not told when the process ends is told
/// never.
/// </summary>
public sealed class EmbeddedAlerts : IAsyncDisposable
{
    private readonly AlertTellings _tellings;
    private readonly IReadOnlyList<string> _channels;
    private readonly DateTimeOffset _began;

    private EmbeddedAlerts(AlertTellings tellings, IReadOnlyList<string> channels, DateTimeOffset began) =>
        (_tellings, _channels, _began) = (tellings, channels, began);

    /// <summary>Listens on a host that has started, from the return on.</summary>
    public static async Task<EmbeddedAlerts> ConnectAsync(IServiceProvider host, CancellationToken cancellationToken)
    {
        await using var scope = host.CreateAsyncScope();
        var channels = scope.ServiceProvider.GetServices<INamedAlertChannel>().Select(channel => channel.Name);
        var (bus, clock) = (host.GetRequiredService<IBusControl>(), host.GetRequiredService<TimeProvider>());
        return new(await AlertTellings.ConnectAsync(bus, clock, cancellationToken), [.. channels], clock.GetUtcNow());
    }

    /// <summary>
    /// Waits until every channel has told people of what this run did to the cycle.
    /// </summary>
    /// <param name="outcome">The end of the run.</param>
    /// <param name="patience">For how long at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A sentence for each channel that has not; none where all is well.</returns>
    public async Task<IReadOnlyList<string>> UntoldAsync(
        CycleOutcome outcome,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var alerts = outcome.Facts.Count(fact => fact.RecordedAt >= _began && Alerts.Find(fact.Body) is not null);
        await _tellings.UntilAsync(
            all => _channels.All(channel => all.Count(one => one.Channel == channel) >= alerts),
            patience,
            cancellationToken
        );
        return [.. _channels.Select(channel => Sentence(channel, alerts, patience)).OfType<string>()];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _tellings.DisposeAsync();

    private List<AlertTelling> Heard(string channel) => [.. _tellings.All.Where(one => one.Channel == channel)];

    private string? Sentence(string channel, int alerts, TimeSpan patience)
    {
        var heard = Heard(channel);
        return heard.Find(one => one.Failure is not null) is { } given ? $"{channel} told nobody: {given.Failure}"
            : heard.Count < alerts
                ? $"{channel} told nobody within {patience.TotalSeconds:0} s: it is away or slow, and this run ends"
            : null;
    }
}
